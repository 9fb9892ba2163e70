error-pricing-no-vat-rate = Per { $country } non è registrata alcuna aliquota IVA al { $on }. Aggiungila alla tabella IVA con la fonte.
error-pricing-no-fx-rate = I cambi di riferimento non quotano { $currency } il { $on } né prima. Usa un’altra valuta o fornisci il cambio.
error-pricing-stale-rate = L’ultimo cambio da { $base } a { $quote } è del { $dated }, { $age ->
    [one] un giorno
   *[other] { $age } giorni
 } prima del { $on }; questa regola ne ammette { $limit }. Aggiorna i cambi o scegli una regola che annoti un cambio più vecchio.
error-pricing-no-endings = Non sono registrate terminazioni di prezzo per { $currency }. Aggiungile alla tabella delle terminazioni.
error-pricing-bad-price = { $minor } in unità minori non può essere il prezzo della variante { $variant }. Indica un importo maggiore di zero.
error-pricing-wrong-currency = I prezzi del mercato { $market } sono in { $expected }, ma la variante { $variant } ha il prezzo in { $currency }.
error-pricing-backdated = Un prezzo della variante { $variant } non può iniziare il { $at }: quel momento è passato. Fallo iniziare ora o più tardi.
error-pricing-double-price = La variante { $variant } ha due prezzi per il mercato { $market } nella stessa pubblicazione. Tienine uno.
error-pricing-bad-reduction = Questa riduzione non è possibile: controlla { $field }. Serve uno sconto tra 0 e 100% e una fine dopo l’inizio.
error-pricing-not-priced = La variante { $variant } non ha un prezzo nel mercato { $market } quando inizia la riduzione. Pubblica prima il prezzo.
error-pricing-reduction-overlaps = Per la variante { $variant } è fissato un altro prezzo il { $at } nel mercato { $market }. Una riduzione non può coprirlo né precederne un’altra di meno di 30 giorni.
error-pricing-false-reduction = Una riduzione del { $claimed }% sarebbe falsa per la variante { $variant } nel mercato { $market }: il prezzo più basso degli ultimi 30 giorni era { $prior }, rispetto al quale { $price } è il { $true }% in meno. Abbassa il prezzo o la percentuale.
error-pricing-no-prior-price = Non si può annunciare una riduzione per la variante { $variant } nel mercato { $market }: prima non aveva un prezzo. Fai iniziare la riduzione più tardi.
error-pricing-too-soon = Secondo la norma di { $country } non si può annunciare una riduzione per la variante { $variant } nel mercato { $market } prima di { $day }: non è in vendita da abbastanza tempo. Fai iniziare allora la riduzione, o abbassa il prezzo di listino senza annunciarlo.
pricing-lowest-30d = Prezzo più basso dei 30 giorni precedenti la riduzione: { $price }
pricing-explain-from-home = Prezzo d’origine { $home } meno il { $home_vat }% di IVA ({ $home_country }), a { $fx } (BCE, { $fx_on }{ $fx_age ->
    [0] { "" }
   *[other] , vecchio di { $fx_age ->
        [one] un giorno
       *[other] { $fx_age } giorni
    }
 }), × { $factor }, più il { $vat }% di IVA: { $exact }; poi alla terminazione locale.
pricing-explain-campaign = Ridotto per una campagna rispetto al prezzo di listino.
pricing-explain-campaign-end = Di nuovo al prezzo di listino dopo una campagna.
error-pricing-day-ahead = Il { $on } non è ancora arrivato: si può provare solo ciò che è stato praticato. Chieda oggi o un giorno precedente.
error-pricing-not-priced-on = La variante { $variant } non aveva un prezzo nel mercato { $market } al { $at }. Chieda un giorno successivo o guardi lo storico.
