error-invoicing-bad-document =
    Der Beleg kann nicht ausgestellt werden: { $reason ->
        [empty] Er hat keine Zeilen.
        [issuer] Dem Aussteller fehlen Name, Anschrift oder ein gültiges Nummernkürzel.
        [currency] Die Währung ist kein Code aus drei Buchstaben.
        [line] Eine Zeile ist doppelt oder steht nicht auf der Rechnung.
        [kind] Eine Zeile ist von unbekannter Art.
        [quantity] Eine Menge ist nicht zulässig.
       *[sums] Netto und USt einer Zeile ergeben nicht die Summe.
    }
error-invoicing-conflict = Dieser Schlüssel hat schon den Beleg { $number } mit anderem Inhalt ergeben. Nehmen Sie einen neuen Schlüssel.
error-invoicing-unknown = Diesen Beleg gibt es nicht. Prüfen Sie Adresse oder Kennung.
error-invoicing-too-much = Von Zeile { $line } von { $number } kann nicht mehr gutgeschrieben werden, als übrig ist. Verringern Sie den Betrag.
invoicing-title = Rechnung
invoicing-credit-title = Gutschrift (Rechnungskorrektur)
invoicing-number = Nummer
invoicing-issued = Ausstellungsdatum
invoicing-supplied = Lieferdatum
invoicing-order = Bestellung
invoicing-amends = Berichtigt Rechnung { $number } vom { $date }
invoicing-issuer = Leistender Unternehmer
invoicing-buyer = Leistungsempfänger
invoicing-vat-id = USt-IdNr.
invoicing-description = Bezeichnung
invoicing-quantity = Menge
invoicing-unit = Einzelpreis ohne MwSt.
invoicing-rate = Steuersatz
invoicing-net = Netto
invoicing-vat = USt
invoicing-gross = Brutto
invoicing-total = Gesamtbetrag
invoicing-delivery = Versand
invoicing-import = Zoll, Gebühren und Einfuhrumsatzsteuer
invoicing-by-rate = Umsatzsteuer nach Sätzen
invoicing-reason-label = Grund
invoicing-link = Rechnung { $number }
invoicing-list = Rechnungen und Gutschriften
invoicing-none = Noch wurde nichts berechnet.
invoicing-amounts-in = Beträge in { $currency }.
invoicing-scheme-oss-union = Umsatzsteuer des Bestimmungslandes, erklärt über den One-Stop-Shop (Richtlinie 2006/112/EG Art. 369a ff.).
invoicing-scheme-ioss = Umsatzsteuer erklärt über den Import-One-Stop-Shop (Richtlinie 2006/112/EG Art. 369l ff.).
invoicing-scheme-deemed-supplier-domestic = Die Plattform gilt als Lieferer dieser Waren (Richtlinie 2006/112/EG Art. 14a Abs. 2).
invoicing-scheme-deemed-supplier-ioss = Die Plattform gilt als Lieferer dieser eingeführten Waren (Richtlinie 2006/112/EG Art. 14a Abs. 1); Umsatzsteuer erklärt über den Import-One-Stop-Shop.
invoicing-scheme-reverse-charge = Steuerschuldnerschaft des Leistungsempfängers (Richtlinie 2006/112/EG Art. 138, 226 Nr. 11a).
invoicing-scheme-export = Steuerfreie Ausfuhr (Richtlinie 2006/112/EG Art. 146).
invoicing-scheme-import = Für den Kunden eingeführt: Zoll und Einfuhrumsatzsteuer werden in seinem Namen an den Zoll gezahlt.
invoicing-reason-returned = Ware zurückgegeben ({ $number })
invoicing-reason-reduced = Preisminderung ({ $number })
invoicing-reason-cancelled = Bestellung storniert
invoicing-deposit = Anzahlung: { $goods }
invoicing-rest = { $goods }: Restbetrag von { $total }, nach Anzahlungsrechnung { $number }
invoicing-coupon = Gutschein { $code }: { $amount } Nachlass, bereits abgezogen
