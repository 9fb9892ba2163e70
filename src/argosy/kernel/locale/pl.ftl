error-unknown-market = Nie ma rynku „{ $market }”. Wybierz jeden z: { $known }.
error-internal = Coś poszło nie tak po naszej stronie. Nic nie zginęło; spróbuj ponownie za chwilę.
error-not-found = Pod tym adresem nic nie ma. Sprawdź go albo wróć na stronę główną.
error-forbidden = Twoje konto nie ma do tego uprawnień. Poproś o odpowiednią rolę osobę prowadzącą markę.
error-signed-out = Najpierw się zaloguj.
