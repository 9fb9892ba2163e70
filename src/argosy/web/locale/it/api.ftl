error-api-fields = Alcuni valori mancano o non sono corretti. In «errors» trova ogni campo.
error-api-cursor = Questo segnapagina non vale per questo elenco. Ricominci senza «cursor».
error-api-language = Qui non si parla «{ $language }». Scelga tra: { $known }.
error-api-category = La categoria «{ $category }» non esiste. Prenda un codice dall’elenco delle categorie.
error-api-cart-line = Il carrello non contiene questa variante. Prima la aggiunga.
error-api-text-findings = Il testo non è stato salvato: dice ciò che i dati non dicono. In «errors» trova ogni campo.
error-api-key-missing = Invii la chiave del suo marchio come «Authorization: Bearer …». Il responsabile del marchio crea le chiavi nella console.
error-api-key-invalid = Questa chiave non esiste o è stata revocata. Ne crei una nuova nella console.
error-api-scope = Questa chiave non permette di { $scope ->
    [read] leggere
   *[other] scrivere
 }. Usi una chiave con il permesso «{ $scope }».
error-api-scopes = Una chiave ha i permessi { $known }, o uno di essi, non { $given }.
error-api-key-unknown = Il marchio non ha una chiave { $key }.
error-api-write-reused = Questa Idempotency-Key è già servita per un’altra richiesta. Ne usi una nuova per ogni richiesta.
error-api-payment-declined = Il pagamento non è stato accettato ({ $reason ->
    [insufficient-funds] sulla carta non c’è abbastanza denaro
    [authentication-failed] la verifica della banca non è riuscita
    [authentication-expired] la verifica della banca non ha avuto risposta in tempo
    [expired-card] la carta è scaduta
    [incorrect-cvc] il codice di sicurezza è errato
    [limit-exceeded] la carta ha raggiunto il suo limite
    [not-supported] la carta non è accettata qui
    [try-again] la banca non ha potuto rispondere; può servire riprovare
    [not-reached] il fornitore di pagamenti non era raggiungibile; può servire riprovare
   *[other] la carta è stata rifiutata
 }). Non è stato addebitato nulla; provi un’altra carta con una nuova Idempotency-Key.
error-api-no-report = Il marchio non è ancora stato lanciato. Prima lanci il suo pacchetto.
error-api-route = A questo indirizzo non c’è nulla. Veda /api/v1/docs.
error-api-method = { $method } qui non funziona. Usi { $allowed }.
error-api-json = Il corpo non è JSON valido. Lo corregga e lo invii di nuovo.
error-api-type = Invii il corpo come application/json.
error-api-large = Il corpo è troppo grande. Lo invii in parti più piccole.
error-api-request = La richiesta non si può leggere. Controlli indirizzo, parametri e intestazioni.
api-field-missing = Questo valore manca.
api-field-extra = Questo campo non esiste. Controlli come è scritto.
api-field-long = È troppo lungo; al massimo { $limit }.
api-field-short = È troppo corto; almeno { $limit }.
api-field-range = È fuori dai limiti; il limite è { $limit }.
api-field-choice = Deve essere { $limit }.
api-field-form = Non ha la forma giusta.
api-field-uuid = Non è un UUID.
api-field-type = Il tipo o la forma non è corretto.
api-field-sku = Indichi sku oppure variant_id.
api-field-payment = Indichi token oppure card_number.
api-field-card = I numeri di carta valgono solo per il fornitore di prova. Faccia creare un token al modulo del fornitore.
api-field-own-sku = Il marchio non ha in vendita alcuno SKU «{ $sku }».
