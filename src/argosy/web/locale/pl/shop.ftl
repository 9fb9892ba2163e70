## Ramy
shop-skip = Przejdź do treści
shop-home-link = Argosy, strona główna
shop-start = Dokąd dostarczyć zamówienie?
shop-title = { $page } | Argosy
shop-search-label = Szukaj
shop-search-placeholder = Szukaj marek i produktów
shop-search-go = Rozpocznij wyszukiwanie
shop-market-choose = Kraj i język: { $market }
shop-market-title = Kraj i język
shop-market-note = Ceny, dostawa i prawa są takie jak w wybranym kraju. Nigdy nie zmieniamy go za Ciebie.
shop-account = Twoje zamówienia
shop-sign-in = Zaloguj się
shop-sign-up = Załóż konto
shop-sign-out = Wyloguj się
shop-cart = Koszyk
shop-cart-count = { $count ->
    [one] { $count } produkt w koszyku
    [few] { $count } produkty w koszyku
    [many] { $count } produktów w koszyku
   *[other] { $count } produktu w koszyku
}
shop-categories = Kategorie
shop-breadcrumb = Tu jesteś
shop-home = Strona główna
shop-see-all = Zobacz wszystko
shop-field-optional = (opcjonalnie)
shop-footer-about = Platforma, na której marki sprzedają pod własną nazwą, z magazynów w Europie, a każdy sprzedawca jest sprawdzony.
shop-footer-rights = Twoje prawa
shop-footer-withdrawal = W ciągu 14 dni od dostawy możesz odstąpić od umowy bez podania przyczyny.
shop-footer-guarantee = { $market ->
    [es] Odpowiedzialność sprzedawcy za zgodność towaru z umową trwa 3 lata.
   *[other] Odpowiedzialność sprzedawcy za zgodność towaru z umową trwa 2 lata.
}
shop-footer-prices = Wszystkie ceny zawierają VAT. Koszt dostawy widać przed złożeniem zamówienia.
shop-footer-flagships = Sklepy marek
shop-footer-markets = Kraje
shop-footer-demo = Sklep pokazowy: niczego nie dostarczamy i nie obciążamy żadnej karty.

## Strona główna
shop-home-channel = Brand+, kanał sprawdzonych marek
shop-home-headline = { $market ->
    [es] Marki z daleka, w Hiszpanii jak u siebie
    [fr] Marki z daleka, we Francji jak u siebie
    [de] Marki z daleka, w Niemczech jak u siebie
    [it] Marki z daleka, we Włoszech jak u siebie
    [pl] Marki z daleka, w Polsce jak u siebie
   *[other] Marki z daleka, tutaj jak u siebie
}
shop-home-lead = Kupujesz od samej marki, z jej zapasów w Europie i z ochroną, jaką daje prawo Twojego kraju.
shop-home-see-flagships = Zobacz sklepy marek
shop-home-description = Oficjalne sklepy sprawdzonych marek: ceny z VAT, data dostawy według kodu pocztowego, prawa konsumenta.
shop-home-flagships = Sklepy marek
shop-home-flagships-lead = Każdy prowadzi sama marka; każdego sprzedawcę sprawdzamy przed pierwszą sprzedażą.
shop-home-stage = Właśnie weszły do sprzedaży
shop-home-stage-lead = Najnowsze modele, dostępne tu od pierwszego dnia.
shop-home-categories = Przeglądaj kategorie
shop-home-champions = Najczęściej kupowane
shop-home-champions-lead = { $market ->
    [es] Sztuki sprzedane w Hiszpanii w ostatnich 30 dniach.
    [fr] Sztuki sprzedane we Francji w ostatnich 30 dniach.
    [de] Sztuki sprzedane w Niemczech w ostatnich 30 dniach.
    [it] Sztuki sprzedane we Włoszech w ostatnich 30 dniach.
    [pl] Sztuki sprzedane w Polsce w ostatnich 30 dniach.
   *[other] Sztuki sprzedane w ostatnich 30 dniach.
}
shop-rank-top = Wszystkie kategorie
shop-rank-place = Nr { $rank }:
shop-rank-product = Nr { $rank } w kategorii { $category }
shop-rank-method = Kolejność według sztuk sprzedanych i opłaconych w tym kraju w ostatnich 30 dniach. Miejsca nie można kupić.
shop-campaign-most = Do { $percent } taniej na wybrane modele.
shop-campaign-go = Zobacz oferty
shop-campaign-note = Każdą obniżkę liczymy od najniższej ceny z 30 dni przed nią.
shop-creed-title = Dlaczego możesz ufać temu, co tu kupujesz
shop-creed-brand = Od samej marki
shop-creed-brand-text = Zanim sklep się otworzy, sprawdzamy znak towarowy, firmę i jej osobę odpowiedzialną w UE.
shop-creed-stock = Z magazynów w Europie
shop-creed-stock-text = Przed zapłatą widzisz magazyn i datę dostawy pod Twój kod pocztowy.
shop-creed-price = Uczciwe ceny
shop-creed-price-text = Z VAT, a przy każdej obniżce najniższa cena z ostatnich 30 dni.
shop-creed-return = Pełnia Twoich praw
shop-creed-return-text = { $market ->
    [es] 14 dni na odstąpienie i 3 lata odpowiedzialności sprzedawcy.
   *[other] 14 dni na odstąpienie i 2 lata odpowiedzialności sprzedawcy.
}
shop-warehouses = Magazyny

## Karty i ceny
shop-price-from = od
shop-price-now = Cena teraz:
shop-total-why = Z czego składa się ta suma
shop-total-no-import = Wysyłka z UE: bez cła i bez żadnych opłat przy dostawie.
shop-total-from-abroad = Z Chin:
shop-member-price = { $price } dla członków: zaloguj się, a zaliczymy ją w koszyku.
shop-price-unit = { $amount }/{ $unit }
shop-price-unit-said = Cena jednostkowa: { $amount } za { $unit }
shop-price-piece = { $count ->
        [1] sztukę
       *[other] { $count } szt.
    }
shop-price-lowest = Najniższa cena z { $days ->
    [one] 1 dnia
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
 } przed obniżką:
shop-price-deposit = Zadatek dzisiaj: { $amount }
shop-price-duty = plus { $amount } cła importowego z VAT, raz na zamówienie za wszystkie towary tego rodzaju. Wysyłka prosto z Chin; przy dostawie nie ma już nic do zapłaty.
shop-price-duty-short = plus { $amount } cła importowego
shop-energy-class = Klasa efektywności energetycznej { $letter }.
shop-energy-open-label = Otwórz etykietę energetyczną
shop-hazard-label = Zawsze przestrzegaj informacji podanych na etykiecie produktu.
shop-energy-sheet = Karta informacyjna produktu
shop-vat-included = Zawiera { $percent } VAT. Dostawę doliczamy w koszyku.
shop-badge-new = Nowość
shop-products-count = { $count ->
    [one] { $count } produkt
    [few] { $count } produkty
    [many] { $count } produktów
   *[other] { $count } produktu
}
shop-colours-count = { $count ->
    [one] { $count } kolor
    [few] { $count } kolory
    [many] { $count } kolorów
   *[other] { $count } koloru
}
shop-variants-count = { $count ->
    [one] { $count } wersja
    [few] { $count } wersje
    [many] { $count } wersji
   *[other] { $count } wersji
}

## Sklep marki
shop-flagship-official = Oficjalny sklep marki
shop-flagship-headline = Oficjalny sklep { $brand }
shop-flagship-new = Nowości { $brand }
shop-flagship-story = Historia { $brand }
shop-flagship-all = Wszystkie produkty { $brand }
shop-flagship-family = Rodzina marek
shop-flagship-description = Oficjalny sklep { $brand }: wszystkie produkty, od samej marki, od sprawdzonego sprzedawcy.
shop-flagship-founded = Rok założenia
shop-flagship-country = Pochodzenie
shop-flagship-products = Produkty tutaj
shop-proof-title = Skąd wiemy, że to { $brand }
shop-proof-lead = Sprawdzone przez Argosy: { $date }.
shop-proof-trader = Sprzedawca
shop-proof-trademark = Zarejestrowany znak towarowy
shop-proof-responsible = Osoba odpowiedzialna w UE
shop-proof-stock = Wysyłka z
shop-proof-class = Klasa { $classes }

## Listy
shop-filter-title = Filtruj i sortuj
shop-filter-price = Cena w { $currency }
shop-filter-from = od
shop-filter-to = do
shop-filter-apply = Pokaż produkty
shop-filter-clear = Usuń wszystkie filtry
shop-filter-remove = Usuń filtr
shop-filter-brand = Marka
shop-filter-yes = Tak
shop-filter-no = Nie
shop-sort-title = Sortuj według
shop-sort-best = Najczęściej kupowane
shop-sort-new = Najnowsze
shop-sort-price = Cena rosnąco
shop-sort-price-down = Cena malejąco
shop-sort-reduced = Największa obniżka
shop-sort-match = Trafność
shop-listing-empty = Nic nie pasuje do tych filtrów
shop-listing-empty-text = Usuń jeden filtr, a zobaczysz więcej.
shop-pages = Strony
shop-page-previous = Poprzednia
shop-page-next = Następna
shop-category-description = { $category } sprawdzonych marek, z datą dostawy według kodu pocztowego i pełnią praw konsumenta.
shop-search-results = Wyniki dla „{ $query }”
shop-search-none = Brak wyników dla „{ $query }”
shop-search-suggestion = Czy chodziło o
shop-search-help = Wpisz mniej słów, nazwę modelu albo kategorię.
shop-offers = Oferty

## Produkt
shop-gallery = Zdjęcia produktu
shop-gallery-view = Zdjęcie { $number }
shop-quantity = Liczba
shop-add-to-cart = Dodaj do koszyka
shop-reserve = Zarezerwuj z zadatkiem
shop-stock-in = W magazynie
shop-stock-low = { $count ->
    [one] Została tylko { $count } sztuka
    [few] Zostały tylko { $count } sztuki
    [many] Zostało tylko { $count } sztuk
   *[other] Zostało tylko { $count } sztuki
}
shop-stock-out = Wyprzedane
shop-stock-out-text = W magazynach obsługujących ten kraj nie ma już tego produktu. Wybierz inną wersję albo zajrzyj później.
shop-promise-arrives = Dostawa: { $date }
shop-promise-handover = Odbiór od: { $date }
shop-promise-ask = Data dostawy pod Twój kod pocztowy
shop-promise-change = Inny kod pocztowy
shop-promise-check = Sprawdź
shop-promise-order-by = Przy zamówieniu do godz. { $time }
shop-promise-free = Darmowa dostawa
shop-promise-fee = Dostawa: { $amount }
shop-promise-none = Pod kod { $postcode } nie możemy teraz tego dostarczyć.
shop-promise-wrong = { $postcode } nie jest kodem pocztowym tego kraju.
shop-assure-withdrawal = 14 dni na zmianę zdania
shop-assure-guarantee = { $years ->
    [one] { $years } rok odpowiedzialności sprzedawcy
    [few] { $years } lata odpowiedzialności sprzedawcy
   *[other] { $years } lat odpowiedzialności sprzedawcy
}
shop-assure-seller = Sprzedaje
shop-charger-included = Z ładowarką
shop-charger-not-included = Bez ładowarki
shop-charger-power = { $min }–{ $max } W
shop-product-points = W skrócie
shop-product-specs = Dane techniczne
shop-product-related = Więcej od { $brand }
shop-legal-title = Sprzedawca i bezpieczeństwo produktu
shop-legal-warnings = Ostrzeżenia
shop-legal-trader = Sprzedawca
shop-legal-trader-note = Sprzedawca oświadczył, że oferuje wyłącznie produkty zgodne z prawem UE. Umowę zawierasz ze sprzedawcą; stosuje się do niej prawo konsumenckie.
shop-legal-manufacturer = Producent
shop-legal-responsible = Osoba odpowiedzialna w UE
shop-legal-identifiers = Oznaczenie produktu
shop-legal-register = Numer w rejestrze
shop-legal-vat = Numer VAT
shop-legal-eori = EORI
shop-legal-model = Model
shop-legal-sku = Numer artykułu
shop-legal-gtin = GTIN
shop-legal-origin = Kraj pochodzenia
shop-legal-registration = { $scheme ->
    [weee] Rejestr sprzętu elektrycznego
    [packaging] Rejestr opakowań
    [battery] Rejestr baterii
    [furniture] Rejestr mebli
   *[other] Rejestr
} ({ $register })
shop-legal-eprel = Wpis w EPREL
shop-notice-green-claim = Twierdzenie środowiskowe: { $text } Dowód: { $proof }
shop-notice-battery = Zużyte baterie oddaj w punkcie zbiórki, nie wyrzucaj ich do śmieci zmieszanych.
shop-notice-weee = Zużyty sprzęt oddaj w sklepie albo punkcie zbiórki, nie wyrzucaj go do śmieci zmieszanych.
shop-notice-car = Zużycie energii { $consumption } kWh/100 km · CO₂ { $co2 } g/km (klasa { $letter }) · zasięg { $range } km (WLTP)
shop-guarantee-title = { $years ->
    [one] Zgodność towaru z umową: { $years } rok
    [few] Zgodność towaru z umową: { $years } lata
   *[other] Zgodność towaru z umową: { $years } lat
}
shop-guarantee-text = Sprzedawca odpowiada za każdą niezgodność towaru z umową ujawnioną w ciągu { $years } lat od dostawy: bezpłatna naprawa lub wymiana, a gdy to zawiedzie, obniżenie ceny albo zwrot pieniędzy.
shop-guarantee-producer = { $years ->
    [one] Ponadto producent bez dopłaty gwarantuje trwałość przez { $years } rok.
    [few] Ponadto producent bez dopłaty gwarantuje trwałość przez { $years } lata.
   *[other] Ponadto producent bez dopłaty gwarantuje trwałość przez { $years } lat.
}
shop-spec-dimensions = Paczka
shop-spec-weight = Waga
shop-spec-size = Długość × szerokość × wysokość

## Koszyk
shop-cart-empty = Twój koszyk jest pusty
shop-cart-empty-text = To, co wybierzesz, czeka tu 30 dni.
shop-cart-empty-go = Rozejrzyj się
shop-cart-checkout = Do kasy
shop-cart-mend = Najpierw zmień zaznaczone produkty.
shop-cart-note = Ostateczną sumę zobaczysz przed złożeniem zamówienia.
shop-cart-added = { $name } jest w koszyku.
shop-cart-removed = Usunięto z koszyka: { $name }.
shop-cart-price-changed = Cena zmieniła się od ostatniej wizyty: było { $before }, jest { $now }.
shop-cart-suggestions = Może Ci się też spodobać
shop-quantity-of = Liczba sztuk: { $name }
shop-quantity-update = Zmień
shop-line-remove = Usuń
shop-line-remove-of = Usuń { $name }
shop-line-quantity = Liczba: { $count }
shop-line-left = { $count ->
    [0] Produktu nie ma już w magazynie.
    [one] Została tylko { $count } sztuka.
    [few] Zostały tylko { $count } sztuki.
    [many] Zostało tylko { $count } sztuk.
   *[other] Zostało tylko { $count } sztuki.
}
shop-summary = Podsumowanie
shop-total-goods = Produkty
shop-total-delivery = Dostawa
shop-total-delivery-free = Gratis
shop-total-import = Cło importowe z VAT
shop-total = Razem
shop-total-vat = w tym VAT { $percent }
shop-total-deposit = Do zapłaty dzisiaj (zadatek)
shop-total-rest = Do zapłaty przed odbiorem

## Kasa
shop-checkout = Kasa
shop-back-to-cart = Wróć do koszyka
shop-checkout-mend = { $count ->
    [one] Jedna informacja wymaga poprawy
    [few] { $count } informacje wymagają poprawy
    [many] { $count } informacji wymaga poprawy
   *[other] { $count } informacji wymaga poprawy
}
shop-checkout-contact = Kontakt
shop-checkout-guest = Zamawiasz bez konta. Masz już konto?
shop-checkout-address = Adres dostawy
shop-checkout-country = Kraj dostawy: { $country }.
shop-checkout-delivery = Dostawa
shop-checkout-delivery-home = Do domu
shop-checkout-delivery-bulky = Do domu, przesyłka wielkogabarytowa
shop-checkout-delivery-direct = Do domu, prosto z Chin
shop-checkout-delivery-handover = Odbiór w umówionym terminie
shop-checkout-delivery-ask = Datę pokażemy, gdy poznamy kod pocztowy.
shop-checkout-payment = Płatność
shop-checkout-review = Twoje zamówienie
shop-checkout-sellers = Sprzedawca:
shop-checkout-deposit = Dzisiaj płacisz zadatek, potem umawiasz termin. Resztę płacisz przed odbiorem.
shop-order-button = Zamówienie z obowiązkiem zapłaty
shop-field-email = E-mail
shop-field-email-hint = Tylko do potwierdzenia i wiadomości o tej dostawie.
shop-field-name = Imię i nazwisko
shop-field-phone = Telefon
shop-field-phone-hint = Dla kuriera.
shop-field-street = Ulica i numer
shop-field-street2 = Mieszkanie, piętro, budynek
shop-field-postal-code = Kod pocztowy
shop-field-city = Miejscowość
shop-field-province = Prowincja
shop-field-card = Numer karty
shop-field-expiry = Ważna do (MM/RR)
shop-field-cvc = Kod zabezpieczający
shop-field-password = Hasło
shop-field-password-hint = Co najmniej 10 znaków.
shop-field-remember = Nie wylogowuj mnie
shop-error-required = { $field }: uzupełnij to pole.
shop-error-email = Ten adres e-mail jest niepełny, przykład: imie@example.com.
shop-error-postal-code = Ten kod nie pasuje do kraju: { $country }. Przykład: { $example }.
shop-error-phone = Ten numer telefonu nie pasuje do kraju: { $country }.
shop-error-long = { $field }: za długie, najwyżej 120 znaków.
shop-error-card = Sprawdź numer karty: jedna z cyfr wydaje się błędna.
shop-error-expiry = Podaj miesiąc i rok z karty, na przykład 08/29, w przyszłości.
shop-error-cvc = Trzy lub cztery cyfry z tyłu karty.
shop-error-declined = { $reason ->
    [insufficient-funds] Bank odmówił: brak środków. Spróbuj innej karty.
    [authentication-failed] Płatność nie została potwierdzona. Spróbuj ponownie albo użyj innej karty.
    [authentication-expired] Potwierdzenie przyszło za późno. Spróbuj ponownie.
    [expired-card] Ta karta straciła ważność. Użyj innej.
    [incorrect-cvc] Kod bezpieczeństwa nie pasuje do karty. Sprawdź go.
    [limit-exceeded] Karta osiągnęła swój limit. Użyj innej.
    [not-supported] Tej karty nie można tu użyć. Użyj innej.
    [try-again] Bank nie mógł teraz odpowiedzieć. Spróbuj ponownie.
    [not-reached] Płatność nie była teraz możliwa. Spróbuj ponownie.
   *[other] Bank odrzucił kartę. Spróbuj innej.
}
shop-testcards-title = Płatność testowa.
shop-testcards-text = Użyj jednej z tych kart z dowolną przyszłą datą i dowolnym kodem.
shop-testcards-number = Numer karty
shop-testcards-outcome = Co się stanie
shop-testcard-authorised = zostanie przyjęta
shop-testcard-card-declined = zostanie odrzucona
shop-testcard-insufficient-funds = zostanie odrzucona: brak środków
shop-testcard-challenged = poprosi o potwierdzenie (3-D Secure)
shop-testcard-late = odpowie z opóźnieniem
shop-challenge = Potwierdź płatność
shop-challenge-lead = Bank prosi o potwierdzenie kwoty { $amount } kartą { $card }.
shop-challenge-test = Bank testowy: wybierz jego odpowiedź.
shop-challenge-yes = Potwierdzam płatność
shop-challenge-no = Odrzucam
shop-pending = Bank jeszcze nie odpowiedział
shop-pending-lead = Poprosiliśmy o { $amount } i czekamy na odpowiedź. Produkty są nadal zarezerwowane; nie zamawiaj ponownie. Ta strona odświeża się sama.
shop-pending-number = Zamówienie
shop-pending-again = Sprawdź teraz

## Zamówienie
shop-order-thanks = Dziękujemy za zamówienie
shop-order-mailed = Potwierdzenie jest w drodze na adres { $email }.
shop-order-number = Zamówienie { $number }
shop-order-status = Twoje zamówienie
shop-order-placed-on = Data zamówienia: { $date }
shop-order-cancelled = To zamówienie nie doszło do skutku
shop-order-cancelled-text = Niczego nie pobraliśmy, a produkty wróciły na półkę. Możesz spróbować z inną kartą.
shop-order-goods = Zamówione produkty
shop-order-address = Adres dostawy
shop-order-payment = Płatność
shop-order-rights = Twoje prawa
shop-order-continue = Wróć do sklepu
shop-order-paid-card = Karta { $card }
shop-step-placed = Zamówione
shop-step-paid = Opłacone
shop-step-packed = Spakowane
shop-step-shipped = W drodze
shop-step-delivered = Dostarczone
shop-state-pending = Czeka na płatność
shop-state-placed = Przyjęte
shop-state-cancelled = Anulowane
shop-state-refused = Nieopłacone
shop-mail-subject = Twoje zamówienie { $number } w Argosy
shop-mail-follow = Śledź zamówienie:

## Konto, błędy
shop-account-orders = Twoje zamówienia
shop-account-none = Nie ma jeszcze zamówień
shop-login-lead = Przeglądaj zamówienia i kupuj szybciej.
shop-login-new = Pierwszy raz tutaj?
shop-login-have = Masz już konto?
shop-login-forgot = Nie pamiętasz hasła?
shop-signup-lead = Wystarczą adres e-mail i hasło.
shop-logout-ask = Wylogować z tego sklepu?
shop-reset = Nowe hasło
shop-reset-lead = Wyślemy link, dzięki któremu ustawisz nowe hasło.
shop-reset-send = Wyślij link
shop-reset-sent = Jeśli ten adres ma konto, link jest w drodze.
shop-reset-done = Hasło zostało zmienione. Możesz się zalogować.
shop-confirm = Potwierdź adres e-mail
shop-confirm-lead = Dzięki temu wiemy, że adres należy do Ciebie.
shop-confirm-sent = Wysłaliśmy link. Otwórz go, aby potwierdzić swój adres.
shop-error-404 = Ta strona odpłynęła
shop-error-404-text = Ten adres nigdzie już nie prowadzi. Może produkt zniknął ze sklepu albo brakuje litery.
shop-error-403 = Te drzwi są zamknięte
shop-error-403-text = Nie masz dostępu do tej strony albo była otwarta zbyt długo. Wróć i spróbuj ponownie.
shop-error-500 = Coś się u nas zepsuło
shop-error-500-text = W tym kroku niczego nie zamówiono ani nie pobrano. Spróbuj ponownie za chwilę.
shop-error-home = Na stronę główną
shop-error-search = Szukaj w sklepie
