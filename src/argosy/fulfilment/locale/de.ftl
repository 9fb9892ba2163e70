error-sold-out = { $left ->
    [0] Das ist zurzeit ausverkauft. Nehmen Sie es aus dem Warenkorb oder schauen Sie später wieder vorbei.
    [one] Es ist nur noch { $left } Stück da. Wählen Sie eine kleinere Menge.
   *[other] Es sind nur noch { $left } Stück da. Wählen Sie eine kleinere Menge.
}
error-postcode-form = „{ $postal_code }“ ist keine Postleitzahl in { $country }. Schreiben Sie sie wie { $example }.
error-postcode-not-served = Nach { $postal_code } liefern wir noch nicht. Wählen Sie eine andere Adresse.
error-unknown-warehouse = Ein Lager „{ $warehouse }“ gibt es nicht. Möglich sind: { $known }.
error-order-stopped = Diese Bestellung enthält Ware, die eine Sicherheitsentscheidung gesperrt hat: Sie darf nicht versandt werden. Warten Sie, bis die Beschränkung aufgehoben ist, oder stornieren Sie die Bestellung.
error-dispatch-barred = Das Produkt { $sku } darf nicht zum Markt { $market } versandt werden: { $rules }. Es bleibt reserviert, bis das geklärt ist; stornieren Sie die Bestellung oder reichen Sie nach, was fehlt.
error-delivery-way = Diese Waren können auf diesem Weg nicht an diese Adresse geliefert werden („{ $way }“). Wählen Sie einen der Wege, die der Warenkorb anbietet, oder lassen Sie es bei der Standardlieferung.
