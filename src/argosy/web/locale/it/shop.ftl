## Cornice
shop-skip = Vai al contenuto
shop-home-link = Argosy, pagina iniziale
shop-start = Dove consegniamo?
shop-title = { $page } | Argosy
shop-search-label = Ricerca
shop-search-placeholder = Cerca marchi e prodotti
shop-search-go = Avvia la ricerca
shop-market-choose = Paese e lingua: { $market }
shop-market-title = Paese e lingua
shop-market-note = Prezzi, consegna e diritti sono quelli del Paese scelto. Non lo cambiamo mai al posto tuo.
shop-account = I tuoi ordini
shop-sign-in = Accedi
shop-sign-up = Crea un account
shop-sign-out = Esci
shop-cart = Carrello
shop-cart-count = { $count ->
    [one] { $count } articolo nel carrello
   *[other] { $count } articoli nel carrello
}
shop-categories = Categorie
shop-breadcrumb = Dove ti trovi
shop-home = Inizio
shop-see-all = Vedi tutto
shop-field-optional = (facoltativo)
shop-footer-about = Un mercato dove i marchi vendono con il proprio nome, da magazzini in Europa e con ogni venditore verificato.
shop-footer-rights = I tuoi diritti
shop-footer-withdrawal = Puoi recedere dall’acquisto entro 14 giorni dalla consegna, senza dare spiegazioni.
shop-footer-guarantee = { $market ->
    [es] La garanzia legale di conformità dura 3 anni.
   *[other] La garanzia legale di conformità dura 2 anni.
}
shop-footer-prices = Tutti i prezzi includono l’IVA. Le spese di consegna si vedono prima dell’ordine.
shop-footer-flagships = Negozi ufficiali
shop-footer-markets = Paesi
shop-footer-demo = Negozio dimostrativo: non si consegna nulla e nessuna carta viene addebitata.

## Inizio
shop-home-channel = Brand+, il canale dei marchi verificati
shop-home-headline = { $market ->
    [es] Marchi da lontano, di casa in Spagna
    [fr] Marchi da lontano, di casa in Francia
    [de] Marchi da lontano, di casa in Germania
    [it] Marchi da lontano, di casa in Italia
    [pl] Marchi da lontano, di casa in Polonia
   *[other] Marchi da lontano, di casa qui
}
shop-home-lead = Compri dal marchio stesso, ricevi dal suo magazzino in Europa e hai la garanzia legale del tuo Paese.
shop-home-see-flagships = Vedi i negozi ufficiali
shop-home-description = Negozi ufficiali di marchi verificati: prezzi con IVA, data di consegna per CAP, garanzia legale.
shop-home-flagships = Negozi ufficiali
shop-home-flagships-lead = Ognuno è gestito dal suo marchio; ogni venditore è controllato prima della prima vendita.
shop-home-stage = Appena usciti
shop-home-stage-lead = I modelli più nuovi, in vendita qui dal primo giorno.
shop-home-categories = Sfoglia per categoria
shop-home-champions = I più venduti
shop-home-champions-lead = { $market ->
    [es] Unità vendute in Spagna negli ultimi 30 giorni.
    [fr] Unità vendute in Francia negli ultimi 30 giorni.
    [de] Unità vendute in Germania negli ultimi 30 giorni.
    [it] Unità vendute in Italia negli ultimi 30 giorni.
    [pl] Unità vendute in Polonia negli ultimi 30 giorni.
   *[other] Unità vendute negli ultimi 30 giorni.
}
shop-rank-top = Tutte le categorie
shop-rank-place = N. { $rank }:
shop-rank-product = N. { $rank } in { $category }
shop-rank-method = Classifica per unità vendute e pagate in questo Paese negli ultimi 30 giorni. Nessun posto è in vendita.
shop-campaign-most = Fino al { $percent } in meno su modelli selezionati.
shop-campaign-go = Vedi le offerte
shop-campaign-note = Ogni riduzione è calcolata sul prezzo più basso dei 30 giorni precedenti.
shop-creed-title = Perché puoi fidarti di ciò che compri qui
shop-creed-brand = Dal marchio stesso
shop-creed-brand-text = Prima di aprire un negozio controlliamo il marchio registrato, la società e il suo responsabile nell’UE.
shop-creed-stock = Da magazzini in Europa
shop-creed-stock-text = Prima di pagare vedi il magazzino e la data di consegna per il tuo CAP.
shop-creed-price = Prezzi onesti
shop-creed-price-text = IVA inclusa, e ogni riduzione mostra il prezzo più basso degli ultimi 30 giorni.
shop-creed-return = Tutti i tuoi diritti
shop-creed-return-text = { $market ->
    [es] 14 giorni per recedere e 3 anni di garanzia legale.
   *[other] 14 giorni per recedere e 2 anni di garanzia legale.
}
shop-warehouses = Magazzini

## Schede e prezzi
shop-price-from = da
shop-price-now = Prezzo attuale:
shop-total-why = Come è composto questo totale
shop-total-no-import = Spedito dall’UE: nessun dazio e nulla da pagare alla consegna.
shop-total-from-abroad = Dalla Cina:
shop-member-price = { $price } per i membri: acceda e vale nel suo carrello.
shop-price-unit = { $amount }/{ $unit }
shop-price-unit-said = Prezzo per unità di misura: { $amount } per { $unit }
shop-price-piece = { $count ->
        [1] pezzo
       *[other] { $count } pezzi
    }
shop-price-lowest = Prezzo più basso in { $days ->
    [one] un giorno
   *[other] { $days } giorni
 }:
shop-price-deposit = Caparra da versare oggi: { $amount }
shop-price-duty = più { $amount } di dazi d’importazione con la loro IVA, una volta per ordine per tutti gli articoli di questo tipo. Spedito direttamente dalla Cina; alla consegna non c’è altro da pagare.
shop-price-duty-short = più { $amount } di dazi d’importazione
shop-energy-class = Classe di efficienza energetica { $letter }.
shop-energy-open-label = Apri l’etichetta energetica
shop-hazard-label = Seguire sempre le informazioni riportate sull’etichetta del prodotto.
shop-energy-sheet = Scheda informativa del prodotto
shop-vat-included = IVA al { $percent } inclusa. La consegna si aggiunge nel carrello.
shop-badge-new = Novità
shop-products-count = { $count ->
    [one] { $count } prodotto
   *[other] { $count } prodotti
}
shop-colours-count = { $count ->
    [one] { $count } colore
   *[other] { $count } colori
}
shop-variants-count = { $count ->
    [one] { $count } versione
   *[other] { $count } versioni
}

## Negozio ufficiale
shop-flagship-official = Negozio ufficiale
shop-flagship-headline = Il negozio ufficiale { $brand }
shop-flagship-new = Novità { $brand }
shop-flagship-story = La storia di { $brand }
shop-flagship-all = Tutti i prodotti { $brand }
shop-flagship-family = Famiglia di marchi
shop-flagship-description = Il negozio ufficiale { $brand }: tutti i prodotti, dal marchio stesso, con venditore verificato.
shop-flagship-founded = Fondazione
shop-flagship-country = Origine
shop-flagship-products = Prodotti qui
shop-proof-title = Come sappiamo che è { $brand }
shop-proof-lead = Controllato da Argosy il { $date }.
shop-proof-trader = Venditore
shop-proof-trademark = Marchio registrato
shop-proof-responsible = Responsabile nell’UE
shop-proof-stock = Spedito da
shop-proof-class = Classe { $classes }

## Elenchi
shop-filter-title = Filtra e ordina
shop-filter-price = Prezzo in { $currency }
shop-filter-from = da
shop-filter-to = a
shop-filter-apply = Mostra i prodotti
shop-filter-clear = Togli tutti i filtri
shop-filter-remove = Togli il filtro
shop-filter-brand = Marchio
shop-filter-yes = Sì
shop-filter-no = No
shop-sort-title = Ordina per
shop-sort-best = Più venduti
shop-sort-new = Più recenti
shop-sort-price = Prezzo crescente
shop-sort-price-down = Prezzo decrescente
shop-sort-reduced = Riduzione maggiore
shop-sort-match = Pertinenza
shop-listing-empty = Nessun prodotto corrisponde a questi filtri
shop-listing-empty-text = Togli un filtro e vedrai altri prodotti.
shop-pages = Pagine
shop-page-previous = Precedente
shop-page-next = Successiva
shop-category-description = { $category } di marchi verificati, con data di consegna per CAP e garanzia legale.
shop-search-results = Risultati per «{ $query }»
shop-search-none = Nessun risultato per «{ $query }»
shop-search-suggestion = Forse cercavi
shop-search-help = Prova con meno parole, il nome del modello o una categoria.
shop-offers = Offerte

## Prodotto
shop-gallery = Immagini del prodotto
shop-gallery-view = Immagine { $number }
shop-quantity = Quantità
shop-add-to-cart = Aggiungi al carrello
shop-reserve = Prenota con caparra
shop-stock-in = Disponibile
shop-stock-low = { $count ->
    [one] Ne resta solo { $count }
   *[other] Ne restano solo { $count }
}
shop-stock-out = Esaurito
shop-stock-out-text = Non ce ne sono più nei magazzini che consegnano in questo Paese. Scegli un’altra versione o torna più avanti.
shop-promise-arrives = Arriva { $date }
shop-promise-handover = Consegna a partire da { $date }
shop-promise-ask = Data di consegna al tuo CAP
shop-promise-change = Altro CAP
shop-promise-check = Verifica
shop-promise-order-by = Per ordini entro le { $time }
shop-promise-free = Consegna gratuita
shop-promise-fee = Consegna: { $amount }
shop-promise-none = Al momento non possiamo consegnarlo al CAP { $postcode }.
shop-promise-wrong = { $postcode } non è un CAP di questo Paese.
shop-assure-withdrawal = 14 giorni per ripensarci
shop-assure-guarantee = { $years } anni di garanzia legale
shop-assure-seller = Venduto da
shop-charger-included = Caricabatterie incluso
shop-charger-not-included = Venduto senza caricabatterie
shop-charger-power = { $min }–{ $max } W
shop-product-points = In breve
shop-product-specs = Caratteristiche
shop-product-related = Altro di { $brand }
shop-legal-title = Venditore e sicurezza del prodotto
shop-legal-warnings = Avvertenze
shop-legal-trader = Venditore
shop-legal-trader-note = Il venditore ha certificato di offrire solo prodotti conformi al diritto dell’UE. Il contratto è con il venditore e si applica il diritto dei consumatori.
shop-legal-manufacturer = Fabbricante
shop-legal-responsible = Persona responsabile nell’UE
shop-legal-identifiers = Identificazione del prodotto
shop-legal-register = Numero di registro
shop-legal-vat = Partita IVA
shop-legal-eori = EORI
shop-legal-model = Modello
shop-legal-sku = Codice articolo
shop-legal-gtin = GTIN
shop-legal-origin = Paese di origine
shop-legal-registration = { $scheme ->
    [weee] Registro RAEE
    [packaging] Registro imballaggi
    [battery] Registro pile
    [furniture] Registro arredi
   *[other] Registro
} ({ $register })
shop-legal-eprel = Scheda EPREL
shop-notice-green-claim = Asserzione ambientale: { $text } Prova: { $proof }
shop-notice-battery = Pile e batterie esauste vanno nei punti di raccolta, mai nei rifiuti indifferenziati.
shop-notice-weee = Gli apparecchi elettrici usati vanno riportati al negozio o al centro di raccolta, mai nei rifiuti indifferenziati.
shop-notice-car = Consumo { $consumption } kWh/100 km · CO₂ { $co2 } g/km (classe { $letter }) · autonomia { $range } km (WLTP)
shop-guarantee-title = Garanzia legale: { $years } anni
shop-guarantee-text = Il venditore risponde di ogni difetto di conformità che si manifesti entro { $years } anni dalla consegna: riparazione o sostituzione gratuita e, se non è possibile, riduzione del prezzo o rimborso.
shop-guarantee-producer = Inoltre il produttore garantisce la durabilità per { $years } anni senza costi aggiuntivi.
shop-spec-dimensions = Collo
shop-spec-weight = Peso
shop-spec-size = Lunghezza × larghezza × altezza

## Carrello
shop-cart-empty = Il tuo carrello è vuoto
shop-cart-empty-text = Ciò che scegli resta qui per 30 giorni.
shop-cart-empty-go = Dai un’occhiata
shop-cart-checkout = Vai alla cassa
shop-cart-mend = Modifica gli articoli segnalati prima di continuare.
shop-cart-note = Vedrai il totale definitivo prima di ordinare.
shop-cart-added = { $name } è nel carrello.
shop-cart-removed = { $name } è stato tolto.
shop-cart-price-changed = Il prezzo è cambiato dalla tua ultima visita: prima { $before }, ora { $now }.
shop-cart-suggestions = Potrebbe piacerti anche
shop-quantity-of = Quantità di { $name }
shop-quantity-update = Aggiorna
shop-line-remove = Togli
shop-line-remove-of = Togli { $name }
shop-line-quantity = Quantità: { $count }
shop-line-left = { $count ->
    [0] Non è più disponibile.
    [one] Ne resta solo { $count }.
   *[other] Ne restano solo { $count }.
}
shop-summary = Riepilogo
shop-total-goods = Articoli
shop-total-delivery = Consegna
shop-total-delivery-free = Gratuita
shop-total-import = Dazi d’importazione, con la loro IVA
shop-total = Totale
shop-total-vat = di cui IVA { $percent }
shop-total-deposit = Da pagare oggi (caparra)
shop-total-rest = Da pagare prima della consegna

## Cassa
shop-checkout = Cassa
shop-back-to-cart = Torna al carrello
shop-checkout-mend = { $count ->
    [one] C’è un dato da controllare
   *[other] Ci sono { $count } dati da controllare
}
shop-checkout-contact = Contatto
shop-checkout-guest = Ordini senza account. Ne hai uno?
shop-checkout-address = Indirizzo di consegna
shop-checkout-country = Consegna in { $country }.
shop-checkout-delivery = Consegna
shop-checkout-delivery-home = A domicilio
shop-checkout-delivery-bulky = A domicilio, collo ingombrante
shop-checkout-delivery-direct = A domicilio, direttamente dalla Cina
shop-checkout-delivery-handover = Ritiro su appuntamento
shop-checkout-delivery-ask = La data compare appena conosciamo il CAP.
shop-checkout-payment = Pagamento
shop-checkout-review = Il tuo ordine
shop-checkout-sellers = Venditore:
shop-checkout-deposit = Oggi versi una caparra, poi prendi appuntamento. Il resto si paga prima della consegna.
shop-order-button = Ordine con obbligo di pagare
shop-field-email = E-mail
shop-field-email-hint = Solo per la conferma e le notizie su questa consegna.
shop-field-name = Nome e cognome
shop-field-phone = Telefono
shop-field-phone-hint = Serve al corriere per contattarti.
shop-field-street = Via e numero civico
shop-field-street2 = Scala, piano, interno
shop-field-postal-code = CAP
shop-field-city = Località
shop-field-province = Provincia
shop-field-card = Numero della carta
shop-field-expiry = Scadenza (MM/AA)
shop-field-cvc = Codice di sicurezza
shop-field-password = Password
shop-field-password-hint = Almeno 10 caratteri.
shop-field-remember = Resta collegato
shop-error-required = { $field }: da compilare.
shop-error-email = Questo indirizzo e-mail non è completo, per esempio nome@example.com.
shop-error-postal-code = Questo CAP non corrisponde al Paese { $country }. Esempio: { $example }.
shop-error-phone = Questo numero di telefono non corrisponde al Paese { $country }.
shop-error-long = { $field }: troppo lungo, al massimo 120 caratteri.
shop-error-card = Controlla il numero della carta: una cifra sembra sbagliata.
shop-error-expiry = Indica mese e anno come sulla carta, per esempio 08/29, nel futuro.
shop-error-cvc = Tre o quattro cifre, sul retro della carta.
shop-error-declined = { $reason ->
    [insufficient-funds] La banca ha rifiutato: il saldo non basta. Prova un’altra carta.
    [authentication-failed] Il pagamento non è stato confermato. Riprova o usa un’altra carta.
    [authentication-expired] La conferma è arrivata troppo tardi. Riprova.
    [expired-card] Questa carta è scaduta. Usane un’altra.
    [incorrect-cvc] Il codice di sicurezza non è quello della carta. Controllalo.
    [limit-exceeded] La carta ha raggiunto il suo limite. Usane un’altra.
    [not-supported] Questa carta non si può usare qui. Usane un’altra.
    [try-again] La banca non ha potuto rispondere. Riprova.
    [not-reached] Il pagamento non è stato possibile. Riprova.
   *[other] La banca ha rifiutato la carta. Provane un’altra.
}
shop-testcards-title = Pagamento di prova.
shop-testcards-text = Usa una di queste carte con una data futura e un codice qualsiasi.
shop-testcards-number = Numero della carta
shop-testcards-outcome = Che cosa succede
shop-testcard-authorised = è accettata
shop-testcard-card-declined = è rifiutata
shop-testcard-insufficient-funds = è rifiutata: saldo insufficiente
shop-testcard-challenged = chiede una conferma (3-D Secure)
shop-testcard-late = risponde in ritardo
shop-challenge = Conferma il pagamento
shop-challenge-lead = La tua banca ti chiede di confermare { $amount } con la carta { $card }.
shop-challenge-test = Banca di prova: scegli che cosa deve rispondere.
shop-challenge-yes = Conferma il pagamento
shop-challenge-no = Rifiuta
shop-pending = La banca non ha ancora risposto
shop-pending-lead = Abbiamo chiesto { $amount } e attendiamo la risposta. I tuoi articoli restano riservati; non ordinare di nuovo. Questa pagina si aggiorna da sola.
shop-pending-number = Ordine
shop-pending-again = Controlla ora

## Ordine fatto
shop-order-thanks = Grazie per il tuo ordine
shop-order-mailed = La conferma è in viaggio verso { $email }.
shop-order-number = Ordine { $number }
shop-order-status = Il tuo ordine
shop-order-placed-on = Ordinato il { $date }
shop-order-cancelled = Questo ordine non è andato a buon fine
shop-order-cancelled-text = Non è stato addebitato nulla e gli articoli sono di nuovo disponibili. Puoi riprovare con un’altra carta.
shop-order-goods = Che cosa hai ordinato
shop-order-address = Indirizzo di consegna
shop-order-payment = Pagamento
shop-order-rights = I tuoi diritti
shop-order-continue = Torna al negozio
shop-order-paid-card = Carta { $card }
shop-step-placed = Ordinato
shop-step-paid = Pagato
shop-step-packed = Preparato
shop-step-shipped = In viaggio
shop-step-delivered = Consegnato
shop-state-pending = In attesa di pagamento
shop-state-placed = Confermato
shop-state-cancelled = Annullato
shop-state-refused = Non pagato
shop-mail-subject = Il tuo ordine { $number } su Argosy
shop-mail-follow = Segui il tuo ordine:

## Account, errori
shop-account-orders = I tuoi ordini
shop-account-none = Ancora nessun ordine
shop-login-lead = Vedi i tuoi ordini e acquista più in fretta.
shop-login-new = È la prima volta?
shop-login-have = Hai già un account?
shop-login-forgot = Password dimenticata?
shop-signup-lead = Bastano un indirizzo e-mail e una password.
shop-logout-ask = Uscire da questo negozio?
shop-reset = Nuova password
shop-reset-lead = Ti mandiamo un link con cui scegliere una nuova password.
shop-reset-send = Invia il link
shop-reset-sent = Se questo indirizzo ha un account, il link è in viaggio.
shop-reset-done = La password è cambiata. Ora puoi accedere.
shop-confirm = Conferma il tuo indirizzo e-mail
shop-confirm-lead = Così sappiamo che l’indirizzo è tuo.
shop-confirm-sent = Ti abbiamo mandato un link. Aprilo per confermare il tuo indirizzo.
shop-error-404 = Questa pagina ha preso il largo
shop-error-404-text = L’indirizzo non porta più da nessuna parte. Forse il prodotto ha lasciato il negozio o manca una lettera.
shop-error-403 = Questa porta è chiusa
shop-error-403-text = Non hai accesso a questa pagina, oppure è rimasta aperta troppo a lungo. Torna indietro e riprova.
shop-error-500 = Qualcosa si è rotto da parte nostra
shop-error-500-text = In questo passo non è stato ordinato né addebitato nulla. Riprova tra un momento.
shop-error-home = Alla pagina iniziale
shop-error-search = Cerca nel negozio
