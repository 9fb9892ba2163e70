# Displays beside those of the main file

compliance-display-total-price = Il prezzo comprende l'IVA e ogni onere; la consegna è indicata a parte prima dell'ordine.
compliance-display-withdrawal-exception = Il diritto di recesso non si applica o termina con la rottura del sigillo.
compliance-display-cross-border-sale = Gli acquirenti di tutti gli Stati membri possono ordinare alle stesse condizioni, con consegna in questo paese.
compliance-display-accessibility-statement = Come questo negozio soddisfa i requisiti di accessibilità
compliance-display-accessibility-information = Caratteristiche di accessibilità del prodotto
compliance-display-battery-passport = Passaporto della batteria
