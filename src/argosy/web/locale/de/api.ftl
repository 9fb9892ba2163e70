error-api-fields = Einige Angaben fehlen oder sind falsch. Unter „errors“ steht jedes Feld.
error-api-cursor = Diese Seitenmarke gilt nicht für diese Liste. Beginnen Sie neu ohne „cursor“.
error-api-language = „{ $language }“ wird hier nicht gesprochen. Zur Wahl stehen: { $known }.
error-api-category = Die Kategorie „{ $category }“ gibt es nicht. Nehmen Sie einen Code aus der Liste der Kategorien.
error-api-cart-line = Diese Variante liegt nicht im Warenkorb. Legen Sie sie zuerst hinein.
error-api-text-findings = Der Text wurde nicht gespeichert: Er sagt, was die Angaben nicht hergeben. Unter „errors“ steht jedes Feld.
error-api-key-missing = Senden Sie den Schlüssel Ihrer Marke als „Authorization: Bearer …“. Die Leitung der Marke legt Schlüssel in der Konsole an.
error-api-key-invalid = Diesen Schlüssel gibt es nicht oder er wurde widerrufen. Legen Sie in der Konsole einen neuen an.
error-api-scope = Mit diesem Schlüssel darf man nicht { $scope ->
    [read] lesen
   *[other] schreiben
 }. Verwenden Sie einen Schlüssel mit dem Recht „{ $scope }“.
error-api-scopes = Ein Schlüssel hat die Rechte { $known } oder eines davon, nicht { $given }.
error-api-key-unknown = Die Marke hat keinen Schlüssel { $key }.
error-api-write-reused = Dieser Idempotency-Key wurde für eine andere Anfrage verwendet. Nehmen Sie für jede Anfrage einen neuen.
error-api-payment-declined = Die Zahlung wurde nicht angenommen ({ $reason ->
    [insufficient-funds] die Karte ist nicht ausreichend gedeckt
    [authentication-failed] die Prüfung der Bank wurde nicht bestanden
    [authentication-expired] die Prüfung der Bank wurde nicht rechtzeitig beantwortet
    [expired-card] die Karte ist abgelaufen
    [incorrect-cvc] die Prüfziffer ist falsch
    [limit-exceeded] das Limit der Karte ist erreicht
    [not-supported] die Karte wird hier nicht angenommen
    [try-again] die Bank konnte nicht antworten; ein neuer Versuch kann helfen
    [not-reached] der Zahlungsdienst war nicht erreichbar; ein neuer Versuch kann helfen
   *[other] die Karte wurde abgelehnt
 }). Es wurde nichts belastet; versuchen Sie es mit einer anderen Karte und einem neuen Idempotency-Key.
error-api-no-report = Die Marke ist noch nicht gestartet. Starten Sie zuerst ihr Paket.
error-api-route = Unter dieser Adresse ist nichts. Siehe /api/v1/docs.
error-api-method = { $method } geht hier nicht. Verwenden Sie { $allowed }.
error-api-json = Der Inhalt ist kein gültiges JSON. Berichtigen Sie ihn und senden Sie ihn erneut.
error-api-type = Senden Sie den Inhalt als application/json.
error-api-large = Der Inhalt ist zu groß. Senden Sie ihn in kleineren Teilen.
error-api-request = Die Anfrage ist nicht lesbar. Prüfen Sie Adresse, Parameter und Kopfzeilen.
api-field-missing = Diese Angabe fehlt.
api-field-extra = Dieses Feld gibt es nicht. Prüfen Sie die Schreibweise.
api-field-long = Das ist zu lang; höchstens { $limit }.
api-field-short = Das ist zu kurz; mindestens { $limit }.
api-field-range = Das liegt außerhalb der Grenze { $limit }.
api-field-choice = Hier muss { $limit } stehen.
api-field-form = Das hat nicht die richtige Form.
api-field-uuid = Das ist keine UUID.
api-field-type = Typ oder Form stimmen nicht.
api-field-sku = Geben Sie entweder sku oder variant_id an.
api-field-payment = Geben Sie entweder token oder card_number an.
api-field-card = Kartennummern nimmt nur der Testanbieter. Lassen Sie das Formular des Anbieters ein Token erzeugen.
api-field-own-sku = Die Marke verkauft keine SKU „{ $sku }“.
