error-aftersales-already-sent = Towary z tego zamówienia zostały wysłane, więc nie można go anulować. Odstąp od umowy; pieniądze zwrócimy, gdy towary wrócą.
error-aftersales-not-placed = To zamówienie nie obowiązuje (stan: { $state }), nie ma czego anulować ani od czego odstąpić. Zajrzyj na stronę zamówienia.
error-aftersales-period-over = Termin na odstąpienie od tej umowy minął { $day }. W razie wady nadal działa rękojmia: napisz do sprzedawcy.
error-aftersales-lines = Ilość nie należy do tego zamówienia lub przekracza to, co pozostało. Wybierz spośród pokazanych ilości.
error-aftersales-nothing-left = Odstąpiono już od całego zamówienia. Zajrzyj na stronę zamówienia.
error-aftersales-declaration = Brakuje imienia i nazwiska lub adresu e-mail albo są błędne. Podaj je; na ten adres wyślemy potwierdzenie.
error-aftersales-unknown-withdrawal = To zamówienie nie ma takiego odstąpienia. Sprawdź adres.
