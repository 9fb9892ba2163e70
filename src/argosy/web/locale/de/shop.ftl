## Rahmen
shop-skip = Zum Inhalt springen
shop-home-link = Argosy, Startseite
shop-start = Wohin dürfen wir liefern?
shop-title = { $page } | Argosy
shop-search-label = Suche
shop-search-placeholder = Marken und Produkte suchen
shop-search-go = Suche starten
shop-market-choose = Land und Sprache: { $market }
shop-market-title = Land und Sprache
shop-market-note = Preise, Lieferung und Rechte richten sich nach dem gewählten Land. Wir wechseln es nie von selbst.
shop-account = Ihre Bestellungen
shop-sign-in = Anmelden
shop-sign-up = Konto anlegen
shop-sign-out = Abmelden
shop-cart = Warenkorb
shop-cart-count = { $count ->
    [one] { $count } Artikel im Warenkorb
   *[other] { $count } Artikel im Warenkorb
}
shop-categories = Kategorien
shop-breadcrumb = Sie sind hier
shop-home = Startseite
shop-see-all = Alle ansehen
shop-field-optional = (freiwillig)
shop-footer-about = Ein Marktplatz, auf dem Marken unter eigenem Namen verkaufen: ab Lager in Europa und mit geprüften Händlern.
shop-footer-rights = Ihre Rechte
shop-footer-withdrawal = Sie können den Kauf binnen 14 Tagen ab Lieferung ohne Angabe von Gründen widerrufen.
shop-footer-guarantee = { $market ->
    [es] Die gesetzliche Gewährleistung gilt 3 Jahre.
   *[other] Die gesetzliche Gewährleistung gilt 2 Jahre.
}
shop-footer-prices = Alle Preise enthalten die Mehrwertsteuer. Versandkosten sehen Sie vor der Bestellung.
shop-footer-flagships = Marken-Shops
shop-footer-markets = Länder
shop-footer-demo = Vorführ-Shop: Es wird nichts geliefert und keine Karte belastet.

## Start
shop-home-channel = Brand+, der Kanal der geprüften Marken
shop-home-headline = { $market ->
    [es] Von weit her, in Spanien zu Hause
    [fr] Von weit her, in Frankreich zu Hause
    [de] Von weit her, in Deutschland zu Hause
    [it] Von weit her, in Italien zu Hause
    [pl] Von weit her, in Polen zu Hause
   *[other] Von weit her, hier zu Hause
}
shop-home-lead = Sie kaufen bei der Marke selbst, geliefert wird ab Lager in Europa, und es gilt die Gewährleistung Ihres Landes.
shop-home-see-flagships = Zu den Marken-Shops
shop-home-description = Offizielle Shops geprüfter Marken: Preise mit Mehrwertsteuer, Lieferdatum nach Postleitzahl, gesetzliche Gewährleistung.
shop-home-flagships = Marken-Shops
shop-home-flagships-lead = Jeder wird von der Marke selbst geführt; jeder Händler ist vor dem ersten Verkauf geprüft.
shop-home-stage = Gerade erschienen
shop-home-stage-lead = Die neuesten Modelle, hier vom ersten Tag an zu haben.
shop-home-categories = Nach Kategorie stöbern
shop-home-champions = Am meisten verkauft
shop-home-champions-lead = { $market ->
    [es] In Spanien in den letzten 30 Tagen verkaufte Stückzahl.
    [fr] In Frankreich in den letzten 30 Tagen verkaufte Stückzahl.
    [de] In Deutschland in den letzten 30 Tagen verkaufte Stückzahl.
    [it] In Italien in den letzten 30 Tagen verkaufte Stückzahl.
    [pl] In Polen in den letzten 30 Tagen verkaufte Stückzahl.
   *[other] In den letzten 30 Tagen verkaufte Stückzahl.
}
shop-rank-top = Alle Kategorien
shop-rank-place = Platz { $rank }:
shop-rank-product = Platz { $rank } in { $category }
shop-rank-method = Rangfolge nach verkauften und bezahlten Stück in diesem Land, letzte 30 Tage. Kein Platz ist käuflich.
shop-campaign-most = Bis zu { $percent } Nachlass auf ausgewählte Modelle.
shop-campaign-go = Angebote ansehen
shop-campaign-note = Jeder Nachlass bezieht sich auf den niedrigsten Preis der 30 Tage davor.
shop-creed-title = Warum Sie dem vertrauen können, was Sie hier kaufen
shop-creed-brand = Von der Marke selbst
shop-creed-brand-text = Bevor ein Shop öffnet, prüfen wir die eingetragene Marke, das Unternehmen und seine verantwortliche Person in der EU.
shop-creed-stock = Ab Lager in Europa
shop-creed-stock-text = Lager und Lieferdatum für Ihre Postleitzahl sehen Sie, bevor Sie bezahlen.
shop-creed-price = Ehrliche Preise
shop-creed-price-text = Mit Mehrwertsteuer, und bei jedem Nachlass steht der niedrigste Preis der letzten 30 Tage.
shop-creed-return = Alle Ihre Rechte
shop-creed-return-text = { $market ->
    [es] 14 Tage Widerrufsrecht und 3 Jahre gesetzliche Gewährleistung.
   *[other] 14 Tage Widerrufsrecht und 2 Jahre gesetzliche Gewährleistung.
}
shop-warehouses = Lager

## Karten, Preise
shop-price-from = ab
shop-price-now = Preis jetzt:
shop-total-why = So setzt sich diese Summe zusammen
shop-total-no-import = Versand aus der EU: kein Zoll, und bei der Lieferung ist nichts zu zahlen.
shop-total-from-abroad = Aus China:
shop-member-price = { $price } für Mitglieder: Melden Sie sich an, dann gilt er in Ihrem Warenkorb.
shop-price-unit = { $amount }/{ $unit }
shop-price-unit-said = Grundpreis: { $amount } pro { $unit }
shop-price-piece = { $count ->
        [1] Stück
       *[other] { $count } Stück
    }
shop-price-lowest = Niedrigster Preis in { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
 }:
shop-price-deposit = Anzahlung heute: { $amount }
shop-price-duty = zzgl. { $amount } Einfuhrzoll samt MwSt., je Bestellung einmal für alle Waren dieser Art. Direkt aus China; bei der Lieferung ist nichts mehr zu zahlen.
shop-price-duty-short = zzgl. { $amount } Einfuhrzoll
shop-energy-class = Energieeffizienzklasse { $letter }.
shop-energy-open-label = Energielabel öffnen
shop-hazard-label = Die Informationen auf dem Produktetikett sind stets zu befolgen.
shop-energy-sheet = Produktdatenblatt
shop-vat-included = Inklusive { $percent } MwSt. Der Versand kommt im Warenkorb hinzu.
shop-badge-new = Neu
shop-products-count = { $count ->
    [one] { $count } Produkt
   *[other] { $count } Produkte
}
shop-colours-count = { $count ->
    [one] { $count } Farbe
   *[other] { $count } Farben
}
shop-variants-count = { $count ->
    [one] { $count } Ausführung
   *[other] { $count } Ausführungen
}

## Marken-Shop
shop-flagship-official = Offizieller Marken-Shop
shop-flagship-headline = Der Marken-Shop von { $brand }
shop-flagship-new = Neu von { $brand }
shop-flagship-story = Die Geschichte von { $brand }
shop-flagship-all = Alle Produkte von { $brand }
shop-flagship-family = Markenfamilie
shop-flagship-description = Der offizielle Marken-Shop von { $brand }: alle Produkte, von der Marke selbst, mit geprüftem Händler.
shop-flagship-founded = Gegründet
shop-flagship-country = Herkunft
shop-flagship-products = Produkte hier
shop-proof-title = Woher wir wissen, dass das { $brand } ist
shop-proof-lead = Von Argosy geprüft am { $date }.
shop-proof-trader = Händler
shop-proof-trademark = Eingetragene Marke
shop-proof-responsible = Verantwortlich in der EU
shop-proof-stock = Versand ab
shop-proof-class = Klasse { $classes }

## Listen
shop-filter-title = Filtern und sortieren
shop-filter-price = Preis in { $currency }
shop-filter-from = von
shop-filter-to = bis
shop-filter-apply = Produkte zeigen
shop-filter-clear = Alle Filter löschen
shop-filter-remove = Filter entfernen
shop-filter-brand = Marke
shop-filter-yes = Ja
shop-filter-no = Nein
shop-sort-title = Sortieren nach
shop-sort-best = Meistverkauft
shop-sort-new = Neueste
shop-sort-price = Preis aufsteigend
shop-sort-price-down = Preis absteigend
shop-sort-reduced = Größter Nachlass
shop-sort-match = Beste Übereinstimmung
shop-listing-empty = Zu diesen Filtern passt nichts
shop-listing-empty-text = Nehmen Sie einen Filter weg, dann gibt es mehr zu sehen.
shop-pages = Seiten
shop-page-previous = Zurück
shop-page-next = Weiter
shop-category-description = { $category } von geprüften Marken, mit Lieferdatum nach Postleitzahl und gesetzlicher Gewährleistung.
shop-search-results = Ergebnisse für „{ $query }“
shop-search-none = Nichts gefunden für „{ $query }“
shop-search-suggestion = Meinten Sie
shop-search-help = Versuchen Sie es mit weniger Wörtern, dem Modellnamen oder einer Kategorie.
shop-offers = Angebote

## Produkt
shop-gallery = Bilder des Produkts
shop-gallery-view = Bild { $number }
shop-quantity = Menge
shop-add-to-cart = In den Warenkorb
shop-reserve = Mit Anzahlung reservieren
shop-stock-in = Auf Lager
shop-stock-low = { $count ->
    [one] Nur noch { $count } Stück
   *[other] Nur noch { $count } Stück
}
shop-stock-out = Ausverkauft
shop-stock-out-text = In den Lagern, die dieses Land beliefern, ist nichts mehr da. Wählen Sie eine andere Ausführung oder schauen Sie später wieder vorbei.
shop-promise-arrives = Lieferung am { $date }
shop-promise-handover = Übergabe ab { $date }
shop-promise-ask = Lieferdatum für Ihre Postleitzahl
shop-promise-change = Andere Postleitzahl
shop-promise-check = Prüfen
shop-promise-order-by = Bei Bestellung bis { $time } Uhr
shop-promise-free = Kostenlose Lieferung
shop-promise-fee = Lieferung { $amount }
shop-promise-none = An die Postleitzahl { $postcode } können wir dies zurzeit nicht liefern.
shop-promise-wrong = { $postcode } ist keine Postleitzahl dieses Landes.
shop-assure-withdrawal = 14 Tage Widerrufsrecht
shop-assure-guarantee = { $years } Jahre gesetzliche Gewährleistung
shop-assure-seller = Verkauft von
shop-charger-included = Ladegerät liegt bei
shop-charger-not-included = Ohne Ladegerät
shop-charger-power = { $min }–{ $max } W
shop-product-points = Auf einen Blick
shop-product-specs = Technische Daten
shop-product-related = Mehr von { $brand }
shop-legal-title = Händler und Produktsicherheit
shop-legal-warnings = Warnhinweise
shop-legal-trader = Händler
shop-legal-trader-note = Der Händler hat bestätigt, nur Produkte anzubieten, die dem EU-Recht entsprechen. Ihr Vertrag besteht mit dem Händler; es gilt das Verbraucherrecht.
shop-legal-manufacturer = Hersteller
shop-legal-responsible = Verantwortliche Person in der EU
shop-legal-identifiers = Produktkennzeichnung
shop-legal-register = Registernummer
shop-legal-vat = USt-IdNr.
shop-legal-eori = EORI
shop-legal-model = Modell
shop-legal-sku = Artikelnummer
shop-legal-gtin = GTIN
shop-legal-origin = Ursprungsland
shop-legal-registration = { $scheme ->
    [weee] Elektrogeräteregister
    [packaging] Verpackungsregister
    [battery] Batterieregister
    [furniture] Möbelregister
   *[other] Register
} ({ $register })
shop-legal-eprel = EPREL-Eintrag
shop-notice-green-claim = Umweltaussage: { $text } Nachweis: { $proof }
shop-notice-battery = Altbatterien gehören in die Sammelstelle und nicht in den Hausmüll. Die Rückgabe ist kostenlos.
shop-notice-weee = Altgeräte gehören zum Händler oder in die Sammelstelle und nicht in den Hausmüll.
shop-notice-car = Stromverbrauch { $consumption } kWh/100 km · CO₂-Emissionen { $co2 } g/km (CO₂-Klasse { $letter }) · Reichweite { $range } km (WLTP)
shop-guarantee-title = Gesetzliche Gewährleistung: { $years } Jahre
shop-guarantee-text = Der Händler haftet für jede Vertragswidrigkeit, die sich binnen { $years } Jahren ab Lieferung zeigt: kostenlose Reparatur oder Ersatz und, wenn das scheitert, Preisminderung oder Geld zurück.
shop-guarantee-producer = Zusätzlich garantiert der Hersteller die Haltbarkeit für { $years } Jahre, ohne Aufpreis.
shop-spec-dimensions = Paket
shop-spec-weight = Gewicht
shop-spec-size = Länge × Breite × Höhe

## Warenkorb
shop-cart-empty = Ihr Warenkorb ist leer
shop-cart-empty-text = Was Sie auswählen, bleibt 30 Tage hier.
shop-cart-empty-go = Umsehen
shop-cart-checkout = Zur Kasse
shop-cart-mend = Bitte ändern Sie zuerst die markierten Artikel.
shop-cart-note = Vor der Bestellung sehen Sie die Endsumme.
shop-cart-added = { $name } liegt im Warenkorb.
shop-cart-removed = { $name } wurde entfernt.
shop-cart-price-changed = Der Preis hat sich seit Ihrem letzten Besuch geändert: vorher { $before }, jetzt { $now }.
shop-cart-suggestions = Das könnte Ihnen auch gefallen
shop-quantity-of = Menge von { $name }
shop-quantity-update = Ändern
shop-line-remove = Entfernen
shop-line-remove-of = { $name } entfernen
shop-line-quantity = Menge: { $count }
shop-line-left = { $count ->
    [0] Nicht mehr auf Lager.
    [one] Nur noch { $count } Stück auf Lager.
   *[other] Nur noch { $count } Stück auf Lager.
}
shop-summary = Übersicht
shop-total-goods = Artikel
shop-total-delivery = Versand
shop-total-delivery-free = Kostenlos
shop-total-import = Einfuhrzoll samt MwSt. darauf
shop-total = Gesamtsumme
shop-total-vat = darin { $percent } MwSt.
shop-total-deposit = Heute zu zahlen (Anzahlung)
shop-total-rest = Vor der Übergabe fällig

## Kasse
shop-checkout = Kasse
shop-back-to-cart = Zurück zum Warenkorb
shop-checkout-mend = { $count ->
    [one] Eine Angabe fehlt oder stimmt nicht
   *[other] { $count } Angaben fehlen oder stimmen nicht
}
shop-checkout-contact = Kontakt
shop-checkout-guest = Sie bestellen ohne Konto. Haben Sie eines?
shop-checkout-address = Lieferanschrift
shop-checkout-country = Lieferland: { $country }.
shop-checkout-delivery = Lieferung
shop-checkout-delivery-home = Nach Hause
shop-checkout-delivery-bulky = Nach Hause, Speditionslieferung
shop-checkout-delivery-direct = Nach Hause, direkt aus China
shop-checkout-delivery-handover = Übergabe nach Termin
shop-checkout-delivery-ask = Das Datum erscheint, sobald wir die Postleitzahl kennen.
shop-checkout-payment = Zahlung
shop-checkout-review = Ihre Bestellung
shop-checkout-sellers = Händler:
shop-checkout-deposit = Heute zahlen Sie eine Anzahlung, danach vereinbaren Sie einen Termin. Der Rest wird vor der Übergabe fällig.
shop-order-button = Zahlungspflichtig bestellen
shop-field-email = E-Mail
shop-field-email-hint = Nur für die Bestätigung und Nachrichten zu dieser Lieferung.
shop-field-name = Vor- und Nachname
shop-field-phone = Telefon
shop-field-phone-hint = Damit der Zusteller Sie erreicht.
shop-field-street = Straße und Hausnummer
shop-field-street2 = Adresszusatz
shop-field-postal-code = Postleitzahl
shop-field-city = Ort
shop-field-province = Provinz
shop-field-card = Kartennummer
shop-field-expiry = Gültig bis (MM/JJ)
shop-field-cvc = Prüfziffer
shop-field-password = Passwort
shop-field-password-hint = Mindestens 10 Zeichen.
shop-field-remember = Angemeldet bleiben
shop-error-required = { $field }: bitte ausfüllen.
shop-error-email = Diese E-Mail-Adresse ist unvollständig, zum Beispiel name@example.com.
shop-error-postal-code = Diese Postleitzahl passt nicht zu { $country }. Beispiel: { $example }.
shop-error-phone = Diese Telefonnummer passt nicht zu { $country }.
shop-error-long = { $field }: zu lang, höchstens 120 Zeichen.
shop-error-card = Bitte prüfen Sie die Kartennummer: Eine Ziffer scheint falsch zu sein.
shop-error-expiry = Monat und Jahr wie auf der Karte, zum Beispiel 08/29, in der Zukunft.
shop-error-cvc = Drei oder vier Ziffern auf der Rückseite der Karte.
shop-error-declined = { $reason ->
    [insufficient-funds] Ihre Bank hat abgelehnt: Das Guthaben reicht nicht. Versuchen Sie eine andere Karte.
    [authentication-failed] Die Zahlung wurde nicht bestätigt. Versuchen Sie es noch einmal oder mit einer anderen Karte.
    [authentication-expired] Die Bestätigung kam zu spät. Bitte versuchen Sie es noch einmal.
    [expired-card] Diese Karte ist abgelaufen. Nehmen Sie eine andere.
    [incorrect-cvc] Die Prüfziffer passt nicht zur Karte. Sehen Sie noch einmal nach.
    [limit-exceeded] Das Limit der Karte ist erreicht. Nehmen Sie eine andere.
    [not-supported] Diese Karte wird hier nicht angenommen. Nehmen Sie eine andere.
    [try-again] Ihre Bank konnte gerade nicht antworten. Bitte versuchen Sie es noch einmal.
    [not-reached] Die Zahlung war gerade nicht möglich. Bitte versuchen Sie es noch einmal.
   *[other] Ihre Bank hat die Karte abgelehnt. Versuchen Sie eine andere.
}
shop-testcards-title = Testzahlung.
shop-testcards-text = Nehmen Sie eine dieser Karten mit beliebigem künftigen Datum und beliebiger Prüfziffer.
shop-testcards-number = Kartennummer
shop-testcards-outcome = Was geschieht
shop-testcard-authorised = wird angenommen
shop-testcard-card-declined = wird abgelehnt
shop-testcard-insufficient-funds = wird abgelehnt: zu wenig Guthaben
shop-testcard-challenged = verlangt eine Bestätigung (3-D Secure)
shop-testcard-late = antwortet spät
shop-challenge = Zahlung bestätigen
shop-challenge-lead = Ihre Bank bittet Sie, { $amount } mit der Karte { $card } zu bestätigen.
shop-challenge-test = Testbank: Wählen Sie, was die Bank antworten soll.
shop-challenge-yes = Zahlung bestätigen
shop-challenge-no = Ablehnen
shop-pending = Die Bank hat noch nicht geantwortet
shop-pending-lead = Wir haben { $amount } angefragt und warten auf die Antwort. Ihre Artikel bleiben reserviert; bitte nicht noch einmal bestellen. Diese Seite erneuert sich von selbst.
shop-pending-number = Bestellung
shop-pending-again = Jetzt nachsehen

## Bestellung
shop-order-thanks = Danke für Ihre Bestellung
shop-order-mailed = Die Bestätigung ist unterwegs an { $email }.
shop-order-number = Bestellung { $number }
shop-order-status = Ihre Bestellung
shop-order-placed-on = Bestellt am { $date }
shop-order-cancelled = Diese Bestellung kam nicht zustande
shop-order-cancelled-text = Es wurde nichts abgebucht und die Artikel sind wieder frei. Sie können es mit einer anderen Karte versuchen.
shop-order-goods = Was Sie bestellt haben
shop-order-address = Lieferanschrift
shop-order-payment = Zahlung
shop-order-rights = Ihre Rechte
shop-order-continue = Zurück zum Shop
shop-order-paid-card = Karte { $card }
shop-step-placed = Bestellt
shop-step-paid = Bezahlt
shop-step-packed = Gepackt
shop-step-shipped = Unterwegs
shop-step-delivered = Geliefert
shop-state-pending = Wartet auf Zahlung
shop-state-placed = Bestätigt
shop-state-cancelled = Storniert
shop-state-refused = Nicht bezahlt
shop-mail-subject = Ihre Bestellung { $number } bei Argosy
shop-mail-follow = Bestellung verfolgen:

## Konto, Fehler
shop-account-orders = Ihre Bestellungen
shop-account-none = Noch keine Bestellungen
shop-login-lead = Bestellungen ansehen und schneller bestellen.
shop-login-new = Neu hier?
shop-login-have = Schon ein Konto?
shop-login-forgot = Passwort vergessen?
shop-signup-lead = Eine E-Mail-Adresse und ein Passwort genügen.
shop-logout-ask = Von diesem Shop abmelden?
shop-reset = Neues Passwort
shop-reset-lead = Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen.
shop-reset-send = Link senden
shop-reset-sent = Wenn es zu dieser Adresse ein Konto gibt, ist ein Link unterwegs.
shop-reset-done = Ihr Passwort ist geändert. Sie können sich jetzt anmelden.
shop-confirm = E-Mail-Adresse bestätigen
shop-confirm-lead = So wissen wir, dass die Adresse Ihre ist.
shop-confirm-sent = Wir haben Ihnen einen Link geschickt. Öffnen Sie ihn, um Ihre Adresse zu bestätigen.
shop-error-404 = Diese Seite ist ausgelaufen
shop-error-404-text = Die Adresse führt nirgendwohin. Vielleicht ist das Produkt nicht mehr im Shop, oder ein Buchstabe fehlt.
shop-error-403 = Diese Tür ist zu
shop-error-403-text = Sie haben keinen Zugang zu dieser Seite, oder sie war zu lange offen. Gehen Sie zurück und versuchen Sie es noch einmal.
shop-error-500 = Bei uns ist etwas kaputtgegangen
shop-error-500-text = In diesem Schritt wurde nichts bestellt oder abgebucht. Bitte versuchen Sie es gleich noch einmal.
shop-error-home = Zur Startseite
shop-error-search = Im Shop suchen
