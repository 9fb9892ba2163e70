error-waiting-room = Molte persone stanno acquistando insieme. { $position } { $estimate } Invia di nuovo la stessa richiesta dopo il tempo indicato in Retry-After, con la stessa Idempotency-Key; così mantieni il posto.
error-rate-limit = Sono arrivate troppe richieste dal tuo indirizzo o con la tua chiave. Riprova tra { $seconds ->
    [one] un secondo
   *[other] { $seconds } secondi
}.
error-overloaded = In questo momento acquistano così tante persone che serviamo prima chi è alla cassa. Nulla è stato modificato; riprova tra un momento.
error-units-held = Tutte le unità sono in fase di pagamento da parte di altri. Sei al numero { $position } se un pagamento non riesce; riprova tra qualche secondo, il tuo posto è conservato.
admission-title = Sala d’attesa
admission-heading = Sei in coda
admission-lead = Vogliono acquistare più persone di quante possiamo servirne insieme. Chi è arrivato prima passa prima; non devi fare nulla.
admission-position = { $count ->
    [0] Tocca a te.
    [one] C’è una persona prima di te.
   *[other] Ci sono { $ahead } persone prima di te.
}
admission-soon = Dovrebbe volerci meno di un minuto.
admission-minutes = { $minutes ->
    [one] Al ritmo degli ultimi secondi ci vuole circa un minuto.
   *[other] Al ritmo degli ultimi secondi ci vogliono circa { $minutes } minuti.
}
admission-long = Al ritmo degli ultimi secondi ci vuole più di un’ora.
admission-kept = Il tuo posto e il tuo carrello sono conservati. Questa pagina si aggiorna da sola; puoi lasciarla aperta in secondo piano.
admission-shed-title = Un momento
admission-many-title = Un momento
admission-shed-heading = Un momento, per favore
admission-again = Riprova
