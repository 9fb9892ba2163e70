# Refusals

error-compliance-rule-file =
    Pliki reguł są błędne ({ $count }): popraw te wpisy.
    { $problems }
error-compliance-uncovered-market = Brak reguł dla rynku „{ $market }”: dodaj jego plik reguł przed sprzedażą.
error-compliance-unknown-rule = Nie ma reguły „{ $rule }”: sprawdź identyfikator na liście reguł.
error-compliance-unknown-gate = „{ $gate }” nie jest etapem kontroli: wybierz jeden z { $known }.
error-compliance-registration-invalid = Nie można zapisać rejestracji: { $field } to „{ $value }”. Podaj kraj (dwie litery), system (weee, packaging, packaging_ar, battery, furniture) i numer.

# Verdicts and findings

compliance-outcome-allowed = Może być sprzedawany
compliance-outcome-warn = Może być sprzedawany, z ostrzeżeniami
compliance-outcome-blocked = Nie może być sprzedawany
compliance-outcome-unknown = Nie można jeszcze rozstrzygnąć
compliance-finding-pass = Spełniona
compliance-finding-fail = Niespełniona
compliance-finding-unknown = Brak danych
compliance-severity-block = Wstrzymuje sprzedaż
compliance-severity-warn = Ostrzeżenie
compliance-severity-show = Do pokazania
compliance-heading-rule = Reguła
compliance-heading-source = Podstawa prawna
compliance-heading-remedy = Co zrobić
compliance-heading-supply = Co podać
compliance-heading-variants = Których wariantów dotyczy
compliance-heading-checked = Sprawdzono { $date }
compliance-confidence-C = Sprawdzone w źródle pierwotnym lub urzędowym
compliance-confidence-2 = Ze źródła wtórnego
compliance-confidence-K = Wiedza ogólna, niepotwierdzona

# Displays

compliance-energy-class = Klasa energetyczna { $letter } w skali od A do G.
compliance-energy-class-hdr = W wysokim zakresie dynamiki: klasa { $letter }.
compliance-energy-label = Etykieta energetyczna
compliance-energy-sheet = Karta informacyjna produktu
compliance-car-label = Klasa CO2 { $letter } w skali od A do G, { $grams } g CO2 na km (WLTP, cykl mieszany).
compliance-charger-included = Ładowarka w zestawie.
compliance-charger-not-included = Bez ładowarki w zestawie.
compliance-charging-power = Ładowarka musi dostarczać od { $least } do { $most } W, aby ładować najszybciej.
compliance-years-unit = { $years ->
        [one] rok
        [few] lata
        [many] lat
       *[other] roku
    }
compliance-guarantee-heading = Twoja prawna gwarancja zgodności
compliance-guarantee-text = Jeśli towar jest wadliwy lub niezgodny z opisem, sprzedawca musi go bezpłatnie naprawić lub wymienić, obniżyć cenę albo zwrócić pieniądze.
compliance-guarantee-more = Sprzedawcy i producenci mogą oferować dodatkowe gwarancje. Więcej: Your Europe.
compliance-guarantee-notice =
    Prawna gwarancja zgodności: co najmniej { $years } { $years ->
        [few] lata
       *[other] lat
    }.
compliance-durability-heading = Gwarancja trwałości producenta
compliance-durability-text = Bezpłatna, na cały produkt, obok prawnej gwarancji zgodności.
compliance-durability-label =
    Producent bezpłatnie gwarantuje trwałość całego produktu przez { $years } { $years ->
        [few] lata
       *[other] lat
    }.
compliance-display-producer = Producent
compliance-display-responsible-person = Osoba odpowiedzialna w UE
compliance-display-trader = Sprzedawca
compliance-display-self-certified = Przedsiębiorca zobowiązał się oferować wyłącznie produkty zgodne z prawem UE.
compliance-display-registration = Rejestr producentów
compliance-scheme-weee = Sprzęt elektryczny
compliance-scheme-packaging = Opakowania
compliance-scheme-packaging-ar = Upoważniony przedstawiciel ds. opakowań
compliance-scheme-battery = Baterie
compliance-scheme-furniture = Meble
compliance-display-warnings = Ostrzeżenia i informacje o bezpieczeństwie
compliance-display-ce = Oznakowanie CE
compliance-display-weee-bin = Sprzętu elektrycznego nie wyrzuca się do odpadów domowych: oddaj go osobno, bezpłatnie.
compliance-display-battery-bin = Baterii nie wyrzuca się do odpadów domowych: oddaj je osobno, bezpłatnie.
compliance-display-withdrawal-function = Odstąp od umowy tutaj
compliance-withdrawal-confirm = Potwierdź odstąpienie
compliance-withdrawal-days = Możesz odstąpić w ciągu { $days } dni od dostawy bez podania przyczyny.
compliance-display-order-button = Zamówienie z obowiązkiem zapłaty
compliance-display-price-reduction = Najniższa cena z 30 dni przed obniżką
compliance-display-energy-label = Klasa energetyczna
compliance-display-charger = Ładowarka
compliance-display-charging-power = Moc ładowania
compliance-display-guarantee-notice = Prawna gwarancja zgodności
compliance-display-durability-label = Gwarancja trwałości
compliance-display-car-label = Zużycie i emisje CO2
compliance-display-mobility-message = Poruszaj się czyściej
compliance-display-repair-information = Poproś producenta o naprawę: musi ją wykonać po rozsądnej cenie, także po okresie gwarancji.
compliance-display-green-claim = Twierdzenie środowiskowe z dowodem
compliance-display-unit-price = Cena jednostkowa
compliance-display-clp-label = Informacje o zagrożeniach (CLP)
compliance-display-safety-data-sheet = Karta charakterystyki
compliance-display-ingredient-list = Wykaz składników (detergent)
