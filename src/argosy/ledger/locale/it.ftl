error-ledger-bad-transfer =
    Il movimento «{ $kind }» non può essere registrato: { $reason ->
        [amount] l’importo deve essere un numero intero positivo di unità minori.
        [accounts] indica lo stesso conto su entrambi i lati.
        [currency] i conti non sono entrambi tenuti nella sua valuta.
       *[twice] la stessa registrazione compare due volte nel lotto.
    }
error-ledger-transfer-conflict = Il giornale { $journal } contiene già una registrazione «{ $kind }» con altri conti o un altro importo. Le registrazioni non si modificano: stornatela e registratela di nuovo.
error-ledger-account-conflict = Il conto { $account } è già aperto con altro tipo, altra valuta o altro titolare. Scegliete un altro codice.
error-ledger-unknown-account = Il conto { $account } non esiste. Apritelo prima.
error-ledger-bad-cursor = Questo segno di pagina non è valido. Ripartite dalla prima pagina.
