error-campaigns-unknown = Die Aktion { $campaign } gibt es nicht. Prüfen Sie die Adresse oder die Liste der Aktionen.
error-campaigns-exists = Eine Aktion „{ $name }“ mit anderem Inhalt gibt es im Markt { $market } schon. Wählen Sie einen anderen Code.
error-campaigns-bad = Diese Aktion ist nicht möglich: Prüfen Sie { $field }. Nötig sind ein Code, ein Nachlass zwischen 0 und 100 %, ein Anteil von 0 bis 100 %, ein Ende nach dem Beginn, ein Budget und mindestens eine Variante.
error-campaigns-name-missing = Die Aktion hat keinen Namen in der Sprache des Marktes { $market } ({ $language }). Ergänzen Sie ihn.
error-campaigns-foreign-variant = Variante { $variant } gehört nicht dieser Marke. Nehmen Sie sie aus der Aktion.
error-campaigns-not-due = Die Aktion „{ $name }“ beginnt am { $at }. Sie startet dann von selbst.
error-campaigns-over = Die Aktion „{ $name }“ ist vorbei. Planen Sie eine neue.
error-campaigns-not-running = Die Aktion „{ $name }“ läuft nicht und zahlt nichts. Berechnen Sie die Bestellung neu.
error-campaigns-budget-exhausted = Im Budget der Aktion „{ $name }“ sind noch { $left }, weniger als die { $asked } für diese Bestellung. Berechnen Sie sie ohne die Aktion neu.
error-campaigns-not-allowed = Das Produkt { $sku } darf auf dem Markt { $market } nicht in eine Kampagne: { $rules }. Reichen Sie nach, was die Bereitschaftstafel nennt, oder nehmen Sie es aus der Kampagne.
error-coupon-refused = { $reason ->
   *[unknown] Den Gutschein „{ $name }“ gibt es nicht. Prüfen Sie die Schreibweise oder entfernen Sie ihn.
    [market] Der Gutschein „{ $name }“ gilt nicht im Markt { $market }. Entfernen Sie ihn.
    [early] Der Gutschein „{ $name }“ gilt erst ab { $day }. Kommen Sie dann wieder oder entfernen Sie ihn.
    [over] Der Gutschein „{ $name }“ ist abgelaufen. Entfernen Sie ihn.
    [spent] Der Gutschein „{ $name }“ ist ausgeschöpft. Entfernen Sie ihn.
    [goods] Der Gutschein „{ $name }“ gilt für keine Ware dieser Bestellung. Legen Sie passende Ware dazu oder entfernen Sie ihn.
    [minimum] Der Gutschein „{ $name }“ gilt ab einem Warenwert von { $minimum }. Legen Sie etwas dazu oder entfernen Sie ihn.
    [used] Sie haben den Gutschein „{ $name }“ schon eingelöst; er gilt einmal je Käufer. Entfernen Sie ihn.
}
error-coupon-bad = Diesen Gutschein kann es nicht geben: Prüfen Sie { $field }. Er braucht einen Code aus 4 bis 24 Großbuchstaben und Ziffern, einen Wert (bis 90 % oder einen Betrag unter dem Mindestwert), Märkte einer Währung, ein Ende nach dem Beginn und mindestens 1 Einlösung.
error-coupon-exists = Es gibt schon einen anderen Gutschein „{ $name }“. Wählen Sie einen anderen Code.
