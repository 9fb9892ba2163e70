error-campaigns-unknown = Nie ma kampanii { $campaign }. Sprawdź adres lub listę kampanii.
error-campaigns-exists = Na rynku { $market } istnieje już kampania „{ $name }” o innej treści. Wybierz inny kod.
error-campaigns-bad = Taka kampania nie jest możliwa: sprawdź { $field }. Potrzebny jest kod, rabat między 0 a 100%, udział od 0 do 100%, koniec po początku, budżet i co najmniej jeden wariant.
error-campaigns-name-missing = Kampania nie ma nazwy w języku rynku { $market } ({ $language }). Dodaj ją.
error-campaigns-foreign-variant = Wariant { $variant } nie należy do tej marki. Usuń go z kampanii.
error-campaigns-not-due = Kampania „{ $name }” zaczyna się { $at }. Wtedy ruszy sama.
error-campaigns-over = Kampania „{ $name }” się skończyła. Zaplanuj nową.
error-campaigns-not-running = Kampania „{ $name }” nie trwa i niczego nie opłaca. Przelicz zamówienie ponownie.
error-campaigns-budget-exhausted = W budżecie kampanii „{ $name }” zostało { $left }, mniej niż { $asked } potrzebne dla tego zamówienia. Przelicz je bez kampanii.
error-campaigns-not-allowed = Produkt { $sku } nie może brać udziału w kampanii na rynku { $market }: { $rules }. Uzupełnij to, co wskazuje tablica gotowości, albo wyjmij go z kampanii.
error-coupon-refused = { $reason ->
   *[unknown] Nie ma kuponu „{ $name }”. Sprawdź pisownię albo go usuń.
    [market] Kupon „{ $name }” nie obowiązuje na rynku { $market }. Usuń go.
    [early] Kupon „{ $name }” obowiązuje dopiero od { $day }. Wróć wtedy albo go usuń.
    [over] Kupon „{ $name }” stracił ważność. Usuń go.
    [spent] Kupon „{ $name }” został wyczerpany. Usuń go.
    [goods] Kupon „{ $name }” nie dotyczy żadnego towaru w tym zamówieniu. Dodaj odpowiedni towar albo go usuń.
    [minimum] Kupon „{ $name }” wymaga towarów za co najmniej { $minimum }. Dodaj coś albo go usuń.
    [used] Kupon „{ $name }” został już przez Ciebie wykorzystany; obowiązuje raz na kupującego. Usuń go.
}
error-coupon-bad = Taki kupon nie może istnieć: sprawdź { $field }. Potrzebny jest kod z 4–24 wielkich liter i cyfr, wartość (do 90% albo kwota poniżej minimum), rynki o jednej walucie, koniec po początku i co najmniej 1 użycie.
error-coupon-exists = Istnieje już inny kupon „{ $name }”. Wybierz inny kod.
