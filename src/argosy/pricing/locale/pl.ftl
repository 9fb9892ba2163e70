error-pricing-no-vat-rate = Brak stawki VAT dla kraju { $country } na dzień { $on }. Dodaj ją do tabeli VAT wraz ze źródłem.
error-pricing-no-fx-rate = Kursy referencyjne nie obejmują waluty { $currency } w dniu { $on } ani wcześniej. Użyj innej waluty lub podaj kurs.
error-pricing-stale-rate = Najnowszy kurs { $base } do { $quote } pochodzi z { $dated }, { $age ->
    [one] jeden dzień
    [few] { $age } dni
    [many] { $age } dni
   *[other] { $age } dnia
 } przed { $on }; ta zasada dopuszcza { $limit }. Zaktualizuj kursy albo wybierz zasadę, która odnotowuje starszy kurs.
error-pricing-no-endings = Brak końcówek cen dla waluty { $currency }. Dodaj je do tabeli końcówek.
error-pricing-bad-price = { $minor } w jednostkach podrzędnych nie może być ceną wariantu { $variant }. Podaj kwotę większą od zera.
error-pricing-wrong-currency = Ceny na rynku { $market } są w { $expected }, a wariant { $variant } ma cenę w { $currency }.
error-pricing-backdated = Cena wariantu { $variant } nie może zacząć obowiązywać { $at }: ten czas minął. Ustaw ją od teraz lub później.
error-pricing-double-price = Wariant { $variant } ma w jednej publikacji dwie ceny na rynku { $market }. Zostaw jedną.
error-pricing-bad-reduction = Taka obniżka nie jest możliwa: sprawdź { $field }. Potrzebny jest rabat między 0 a 100% i koniec po początku.
error-pricing-not-priced = Wariant { $variant } nie ma ceny na rynku { $market } w chwili rozpoczęcia obniżki. Najpierw opublikuj jego cenę.
error-pricing-reduction-overlaps = Dla wariantu { $variant } ustawiono inną cenę od { $at } na rynku { $market }. Obniżka nie może jej obejmować ani poprzedzać innej obniżki o mniej niż 30 dni.
error-pricing-false-reduction = Obniżka o { $claimed }% byłaby nieprawdziwa dla wariantu { $variant } na rynku { $market }: najniższa cena z ostatnich 30 dni to { $prior }, a { $price } jest o { $true }% niższa. Obniż cenę lub podany procent.
error-pricing-no-prior-price = Nie można ogłosić obniżki wariantu { $variant } na rynku { $market }: wcześniej nie miał ceny. Rozpocznij obniżkę później.
error-pricing-too-soon = Według przepisów kraju { $country } nie można ogłosić obniżki wariantu { $variant } na rynku { $market } przed { $day }: nie był oferowany dość długo. Rozpocznij obniżkę wtedy albo obniż cenę katalogową bez ogłaszania.
pricing-lowest-30d = Najniższa cena z 30 dni przed obniżką: { $price }
pricing-explain-from-home = Cena krajowa { $home } bez { $home_vat }% VAT ({ $home_country }), po kursie { $fx } (EBC, { $fx_on }{ $fx_age ->
    [0] { "" }
   *[other] , sprzed { $fx_age ->
        [one] jednego dnia
        [few] { $fx_age } dni
        [many] { $fx_age } dni
       *[other] { $fx_age } dnia
    }
 }), × { $factor }, plus { $vat }% VAT: { $exact }; następnie do lokalnej końcówki ceny.
pricing-explain-campaign = Cena katalogowa obniżona w ramach kampanii.
pricing-explain-campaign-end = Powrót do ceny katalogowej po kampanii.
error-pricing-day-ahead = Dzień { $on } jeszcze nie nadszedł: udowodnić można tylko to, co pobierano. Zapytaj o dziś lub wcześniejszy dzień.
error-pricing-not-priced-on = Wariant { $variant } nie miał ceny na rynku { $market } do { $at }. Zapytaj o późniejszy dzień albo sprawdź historię.
