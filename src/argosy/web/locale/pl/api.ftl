error-api-fields = Niektórych wartości brakuje lub są błędne. Każde pole opisuje „errors”.
error-api-cursor = Ten znacznik strony nie pasuje do tej listy. Zacznij od nowa bez „cursor”.
error-api-language = Język „{ $language }” nie jest tu dostępny. Wybierz jeden z: { $known }.
error-api-category = Nie ma kategorii „{ $category }”. Weź kod z listy kategorii.
error-api-cart-line = W koszyku nie ma tego wariantu. Najpierw go dodaj.
error-api-text-findings = Tekst nie został zapisany: mówi to, czego nie mówią dane. Każde pole opisuje „errors”.
error-api-key-missing = Wyślij klucz swojej marki jako „Authorization: Bearer …”. Klucze tworzy w konsoli osoba kierująca marką.
error-api-key-invalid = Ten klucz nie istnieje lub został unieważniony. Utwórz nowy w konsoli.
error-api-scope = Ten klucz nie pozwala na { $scope ->
    [read] odczyt
   *[other] zapis
 }. Użyj klucza z uprawnieniem „{ $scope }”.
error-api-scopes = Klucz ma uprawnienia { $known } albo jedno z nich, a nie { $given }.
error-api-key-unknown = Marka nie ma klucza { $key }.
error-api-write-reused = Ten Idempotency-Key posłużył już do innego żądania. Do każdego nowego żądania użyj nowego klucza.
error-api-payment-declined = Płatność nie została przyjęta ({ $reason ->
    [insufficient-funds] na karcie brakuje środków
    [authentication-failed] weryfikacja w banku się nie powiodła
    [authentication-expired] na weryfikację w banku nie odpowiedziano na czas
    [expired-card] karta straciła ważność
    [incorrect-cvc] kod bezpieczeństwa jest błędny
    [limit-exceeded] karta osiągnęła swój limit
    [not-supported] karta nie jest tu przyjmowana
    [try-again] bank nie mógł odpowiedzieć; można spróbować ponownie
    [not-reached] nie udało się połączyć z dostawcą płatności; można spróbować ponownie
   *[other] karta została odrzucona
 }). Niczego nie pobrano; spróbuj innej karty z nowym Idempotency-Key.
error-api-no-report = Marka nie została jeszcze uruchomiona. Najpierw uruchom jej pakiet.
error-api-route = Pod tym adresem nic nie ma. Zobacz /api/v1/docs.
error-api-method = { $method } tu nie działa. Użyj { $allowed }.
error-api-json = Treść nie jest poprawnym JSON-em. Popraw ją i wyślij ponownie.
error-api-type = Wyślij treść jako application/json.
error-api-large = Treść jest za duża. Wyślij ją w mniejszych częściach.
error-api-request = Żądania nie można odczytać. Sprawdź adres, parametry i nagłówki.
api-field-missing = Brakuje tej wartości.
api-field-extra = Nie ma takiego pola. Sprawdź pisownię.
api-field-long = To jest za długie; najwyżej { $limit }.
api-field-short = To jest za krótkie; co najmniej { $limit }.
api-field-range = To jest poza zakresem; granica to { $limit }.
api-field-choice = Tu musi być { $limit }.
api-field-form = To nie ma właściwej postaci.
api-field-uuid = To nie jest UUID.
api-field-type = Typ lub postać się nie zgadza.
api-field-sku = Podaj albo sku, albo variant_id.
api-field-payment = Podaj albo token, albo card_number.
api-field-card = Numery kart przyjmuje tylko dostawca testowy. Niech formularz dostawcy utworzy token.
api-field-own-sku = Marka nie ma w sprzedaży SKU „{ $sku }”.
