error-campaigns-unknown = La campagna { $campaign } non esiste. Controlla l’indirizzo o l’elenco delle campagne.
error-campaigns-exists = Nel mercato { $market } esiste già una campagna «{ $name }» con altro contenuto. Scegli un altro codice.
error-campaigns-bad = Questa campagna non è possibile: controlla { $field }. Servono un codice, uno sconto tra 0 e 100%, una quota da 0 a 100%, una fine dopo l’inizio, un budget e almeno una variante.
error-campaigns-name-missing = La campagna non ha un nome nella lingua del mercato { $market } ({ $language }). Aggiungilo.
error-campaigns-foreign-variant = La variante { $variant } non è di questo marchio. Toglila dalla campagna.
error-campaigns-not-due = La campagna «{ $name }» inizia il { $at }. Partirà da sola.
error-campaigns-over = La campagna «{ $name }» è finita. Pianificane una nuova.
error-campaigns-not-running = La campagna «{ $name }» non è in corso e non paga nulla. Ricalcola l’ordine.
error-campaigns-budget-exhausted = Al budget della campagna «{ $name }» restano { $left }, meno dei { $asked } che servono a questo ordine. Ricalcolalo senza la campagna.
error-campaigns-not-allowed = Il prodotto { $sku } non può partecipare a una campagna nel mercato { $market }: { $rules }. Fornisca ciò che indica il quadro di preparazione o lo tolga dalla campagna.
error-coupon-refused = { $reason ->
   *[unknown] Il buono «{ $name }» non esiste. Controlli come è scritto oppure lo tolga.
    [market] Il buono «{ $name }» non vale nel mercato { $market }. Lo tolga.
    [early] Il buono «{ $name }» vale solo dal { $day }. Torni allora oppure lo tolga.
    [over] Il buono «{ $name }» è scaduto. Lo tolga.
    [spent] Il buono «{ $name }» è esaurito. Lo tolga.
    [goods] Il buono «{ $name }» non vale per nessun articolo di questo ordine. Aggiunga articoli adatti oppure lo tolga.
    [minimum] Il buono «{ $name }» richiede articoli per almeno { $minimum }. Ne aggiunga oppure lo tolga.
    [used] Ha già usato il buono «{ $name }»; vale una volta per acquirente. Lo tolga.
}
error-coupon-bad = Questo buono non è possibile: controlli { $field }. Servono un codice di 4-24 maiuscole e cifre, un valore (fino al 90 % o un importo sotto il minimo), mercati di una sola valuta, una fine dopo l’inizio e almeno 1 uso.
error-coupon-exists = Esiste già un altro buono «{ $name }». Scelga un altro codice.
