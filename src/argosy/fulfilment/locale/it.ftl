error-sold-out = { $left ->
    [0] Al momento è esaurito. Lo tolga dal carrello o torni più tardi.
    [one] Ne resta solo { $left }. Scelga una quantità minore.
   *[other] Ne restano solo { $left }. Scelga una quantità minore.
}
error-postcode-form = «{ $postal_code }» non è un codice postale di { $country }. Lo scriva come { $example }.
error-postcode-not-served = Non consegniamo ancora a { $postal_code }. Scelga un altro indirizzo.
error-unknown-warehouse = Il magazzino «{ $warehouse }» non esiste. Scelga tra: { $known }.
error-order-stopped = Questo ordine contiene articoli bloccati da una decisione di sicurezza: non può essere spedito. Attenda la revoca della restrizione o annulli l’ordine.
error-dispatch-barred = Il prodotto { $sku } non può partire per il mercato { $market }: { $rules }. Resta riservato finché la questione non è risolta; annulli l’ordine o fornisca ciò che manca.
error-delivery-way = Questi articoli non possono essere consegnati in questo modo a questo indirizzo («{ $way }»). Scelga uno dei modi offerti dal carrello oppure lasci la consegna standard.
