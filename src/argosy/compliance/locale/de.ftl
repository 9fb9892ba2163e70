# Refusals

error-compliance-rule-file =
    Die Regeldateien sind fehlerhaft ({ $count }): Berichtigen Sie diese Einträge.
    { $problems }
error-compliance-uncovered-market = Für den Markt „{ $market }“ gibt es keine Regeln: Ergänzen Sie seine Regeldatei, bevor Sie dort verkaufen.
error-compliance-unknown-rule = Eine Regel „{ $rule }“ gibt es nicht: Suchen Sie die Kennung in der Regelliste.
error-compliance-unknown-gate = „{ $gate }“ ist keine Prüfstelle: Wählen Sie eine von { $known }.
error-compliance-registration-invalid = Die Registrierung kann nicht erfasst werden: { $field } ist „{ $value }“. Geben Sie Land (zwei Buchstaben), System (weee, packaging, packaging_ar, battery, furniture) und Nummer an.

# Verdicts and findings

compliance-outcome-allowed = Darf verkauft werden
compliance-outcome-warn = Darf verkauft werden, mit Hinweisen
compliance-outcome-blocked = Darf nicht verkauft werden
compliance-outcome-unknown = Noch nicht entscheidbar
compliance-finding-pass = Erfüllt
compliance-finding-fail = Nicht erfüllt
compliance-finding-unknown = Angaben fehlen
compliance-severity-block = Verhindert den Verkauf
compliance-severity-warn = Hinweis
compliance-severity-show = Anzuzeigen
compliance-heading-rule = Regel
compliance-heading-source = Rechtsquelle
compliance-heading-remedy = Was zu tun ist
compliance-heading-supply = Was anzugeben ist
compliance-heading-variants = Betroffene Varianten
compliance-heading-checked = Zuletzt geprüft am { $date }
compliance-confidence-C = In einer Primär- oder amtlichen Quelle gelesen
compliance-confidence-2 = Aus einer Sekundärquelle
compliance-confidence-K = Allgemeinwissen, nicht bestätigt

# Displays

compliance-energy-class = Energieeffizienzklasse { $letter } auf einer Skala von A bis G.
compliance-energy-class-hdr = Bei hohem Dynamikumfang: Klasse { $letter }.
compliance-energy-label = Energielabel
compliance-energy-sheet = Produktdatenblatt
compliance-car-label = CO2-Klasse { $letter } auf einer Skala von A bis G, { $grams } g CO2 je km (WLTP, kombiniert).
compliance-charger-included = Ein Ladegerät liegt bei.
compliance-charger-not-included = Es liegt kein Ladegerät bei.
compliance-charging-power = Das Ladegerät muss für die schnellste Ladung zwischen { $least } und { $most } W liefern.
compliance-years-unit = { $years ->
        [one] Jahr
       *[other] Jahre
    }
compliance-guarantee-heading = Ihre gesetzliche Gewährleistung
compliance-guarantee-text = Ist die Ware mangelhaft oder nicht wie beschrieben, muss der Verkäufer sie kostenlos reparieren oder ersetzen, den Preis mindern oder erstatten.
compliance-guarantee-more = Verkäufer und Hersteller können daneben weitere Garantien geben. Mehr: Your Europe.
compliance-guarantee-notice = Gesetzliche Gewährleistung: mindestens { $years } Jahre.
compliance-durability-heading = Haltbarkeitsgarantie des Herstellers
compliance-durability-text = Kostenlos, für das ganze Produkt, neben Ihrer gesetzlichen Gewährleistung.
compliance-durability-label = Der Hersteller garantiert die Haltbarkeit des ganzen Produkts { $years } Jahre lang kostenlos.
compliance-display-producer = Hersteller
compliance-display-responsible-person = Verantwortliche Person in der EU
compliance-display-trader = Verkauft von
compliance-display-self-certified = Der Unternehmer hat sich verpflichtet, nur Produkte anzubieten, die dem EU-Recht entsprechen.
compliance-display-registration = Herstellerregister
compliance-scheme-weee = Elektrogeräte
compliance-scheme-packaging = Verpackungen
compliance-scheme-packaging-ar = Bevollmächtigter für Verpackungen
compliance-scheme-battery = Batterien
compliance-scheme-furniture = Möbel
compliance-display-warnings = Warn- und Sicherheitshinweise
compliance-display-ce = CE-Kennzeichnung
compliance-display-weee-bin = Elektrogeräte gehören nicht in den Hausmüll: Geben Sie sie kostenlos getrennt ab.
compliance-display-battery-bin = Batterien gehören nicht in den Hausmüll: Geben Sie sie kostenlos getrennt ab.
compliance-display-withdrawal-function = Vertrag widerrufen
compliance-withdrawal-confirm = Widerruf bestätigen
compliance-withdrawal-days = Sie können binnen { $days } Tagen nach Lieferung ohne Angabe von Gründen widerrufen.
compliance-display-order-button = Zahlungspflichtig bestellen
compliance-display-price-reduction = Niedrigster Preis der 30 Tage vor der Ermäßigung
compliance-display-energy-label = Energieeffizienzklasse
compliance-display-charger = Ladegerät
compliance-display-charging-power = Ladeleistung
compliance-display-guarantee-notice = Gesetzliche Gewährleistung
compliance-display-durability-label = Haltbarkeitsgarantie
compliance-display-car-label = Verbrauch und CO2-Emissionen
compliance-display-mobility-message = Sauberer unterwegs
compliance-display-repair-information = Bitten Sie den Hersteller um Reparatur: Er schuldet sie zu einem angemessenen Preis, auch nach der Gewährleistung.
compliance-display-green-claim = Umweltaussage mit Nachweis
compliance-display-unit-price = Grundpreis
compliance-display-clp-label = Gefahrenhinweise (CLP)
compliance-display-safety-data-sheet = Sicherheitsdatenblatt
compliance-display-ingredient-list = Verzeichnis der Inhaltsstoffe (Detergens)
