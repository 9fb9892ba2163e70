error-waiting-room = Bardzo wiele osób kupuje w tej chwili. { $position } { $estimate } Wyślij to samo żądanie ponownie po czasie podanym w Retry-After, z tym samym Idempotency-Key; zachowasz swoje miejsce.
error-rate-limit = Z Twojego adresu lub z Twoim kluczem przyszło zbyt wiele żądań. Spróbuj ponownie za { $seconds ->
    [one] sekundę
    [few] { $seconds } sekundy
   *[other] { $seconds } sekund
}.
error-overloaded = W tej chwili kupuje tyle osób, że najpierw obsługujemy tych przy kasie. Nic nie zostało zmienione; spróbuj ponownie za chwilę.
error-units-held = Za wszystkie sztuki płacą właśnie inne osoby. Masz numer { $position } w kolejce na wypadek nieudanej płatności; spróbuj ponownie za kilka sekund, Twoje miejsce jest zachowane.
admission-title = Poczekalnia
admission-heading = Jesteś w kolejce
admission-lead = Kupić chce więcej osób, niż możemy obsłużyć naraz. Kto przyszedł pierwszy, wchodzi pierwszy; nie musisz nic robić.
admission-position = { $count ->
    [0] Teraz Twoja kolej.
    [one] Przed Tobą jest jedna osoba.
    [few] Przed Tobą są { $ahead } osoby.
   *[other] Przed Tobą jest { $ahead } osób.
}
admission-soon = Powinno to potrwać krócej niż minutę.
admission-minutes = { $minutes ->
    [one] W tempie z ostatnich sekund potrwa to około minuty.
    [few] W tempie z ostatnich sekund potrwa to około { $minutes } minut.
   *[other] W tempie z ostatnich sekund potrwa to około { $minutes } minut.
}
admission-long = W tempie z ostatnich sekund potrwa to ponad godzinę.
admission-kept = Twoje miejsce i koszyk są zachowane. Ta strona odświeża się sama; możesz zostawić ją otwartą w tle.
admission-shed-title = Chwileczkę
admission-many-title = Chwileczkę
admission-shed-heading = Prosimy o chwilę cierpliwości
admission-again = Spróbuj ponownie
