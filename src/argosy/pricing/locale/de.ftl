error-pricing-no-vat-rate = Für { $country } ist am { $on } kein Umsatzsteuersatz hinterlegt. Ergänzen Sie ihn mit Quelle in der Steuertabelle.
error-pricing-no-fx-rate = Die Referenzkurse führen { $currency } weder am { $on } noch davor. Nehmen Sie eine andere Währung oder liefern Sie den Kurs.
error-pricing-stale-rate = Der neueste Kurs von { $base } in { $quote } ist vom { $dated }, { $age ->
    [one] einen Tag
   *[other] { $age } Tage
 } vor dem { $on }; diese Regel erlaubt { $limit }. Aktualisieren Sie die Kurse oder wählen Sie eine Regel, die einen älteren Kurs vermerkt.
error-pricing-no-endings = Für { $currency } sind keine Preisendungen hinterlegt. Ergänzen Sie die Tabelle der Preisendungen.
error-pricing-bad-price = { $minor } in kleinsten Einheiten kann nicht der Preis der Variante { $variant } sein. Geben Sie einen Betrag über null an.
error-pricing-wrong-currency = Preise im Markt { $market } stehen in { $expected }, Variante { $variant } ist aber in { $currency } ausgezeichnet.
error-pricing-backdated = Ein Preis der Variante { $variant } kann nicht am { $at } beginnen: Die Zeit ist vorbei. Lassen Sie ihn jetzt oder später beginnen.
error-pricing-double-price = Variante { $variant } hat in einer Veröffentlichung zwei Preise für den Markt { $market }. Behalten Sie einen.
error-pricing-bad-reduction = Diese Ermäßigung ist nicht möglich: Prüfen Sie { $field }. Nötig sind ein Nachlass zwischen 0 und 100 % und ein Ende nach dem Beginn.
error-pricing-not-priced = Variante { $variant } hat im Markt { $market } zu Beginn der Ermäßigung keinen Preis. Veröffentlichen Sie ihn zuerst.
error-pricing-reduction-overlaps = Für Variante { $variant } ist im Markt { $market } ab { $at } ein anderer Preis gesetzt. Eine Ermäßigung darf ihn nicht überdecken und einer anderen nicht um weniger als 30 Tage vorausgehen.
error-pricing-false-reduction = Eine Ermäßigung um { $claimed } % wäre für Variante { $variant } im Markt { $market } unwahr: Ihr niedrigster Preis der letzten 30 Tage war { $prior }, davon ist { $price } ein Nachlass von { $true } %. Senken Sie den Preis oder den Prozentsatz.
error-pricing-no-prior-price = Für Variante { $variant } im Markt { $market } kann keine Ermäßigung angekündigt werden: Sie hatte bisher keinen Preis. Lassen Sie die Ermäßigung später beginnen.
error-pricing-too-soon = Nach dem Recht von { $country } darf für Variante { $variant } im Markt { $market } vor { $day } keine Ermäßigung angekündigt werden: Sie wurde noch nicht lange genug angeboten. Lassen Sie die Ermäßigung dann beginnen, oder senken Sie den Listenpreis ohne Ankündigung.
pricing-lowest-30d = Niedrigster Preis der 30 Tage vor der Ermäßigung: { $price }
pricing-explain-from-home = Heimatpreis { $home } abzüglich { $home_vat } % Umsatzsteuer ({ $home_country }), zu { $fx } (EZB, { $fx_on }{ $fx_age ->
    [0] { "" }
   *[other] , { $fx_age ->
        [one] einen Tag
       *[other] { $fx_age } Tage
    } alt
 }), × { $factor }, zuzüglich { $vat } % Umsatzsteuer: { $exact }; dann auf die örtliche Preisendung.
pricing-explain-campaign = Für eine Aktion vom Listenpreis ermäßigt.
pricing-explain-campaign-end = Nach einer Aktion zurück zum Listenpreis.
error-pricing-day-ahead = Der { $on } ist noch nicht gekommen: Belegen lässt sich nur, was verlangt wurde. Fragen Sie nach heute oder einem früheren Tag.
error-pricing-not-priced-on = Die Variante { $variant } hatte am { $at } auf dem Markt { $market } noch keinen Preis. Fragen Sie nach einem späteren Tag oder sehen Sie in den Verlauf.
