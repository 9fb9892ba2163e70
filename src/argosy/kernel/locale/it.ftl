error-unknown-market = Il mercato «{ $market }» non esiste. Scegli tra: { $known }.
error-internal = Qualcosa è andato storto da parte nostra. Nulla è andato perso; riprova tra un momento.
error-not-found = A questo indirizzo non c’è nulla. Controllalo o torna alla pagina iniziale.
error-forbidden = Il tuo account non può farlo. Chiedi il ruolo adatto al responsabile del marchio.
error-signed-out = Prima accedi.
