error-invoicing-bad-document =
    Il documento non può essere emesso: { $reason ->
        [empty] non ha righe.
        [issuer] all’emittente manca nome, indirizzo o un prefisso valido.
        [currency] la valuta non è un codice di tre lettere.
        [line] una riga è doppia o non è nella fattura.
        [kind] una riga è di tipo sconosciuto.
        [quantity] una quantità non è ammessa.
       *[sums] imponibile e IVA di una riga non danno la somma.
    }
error-invoicing-conflict = Questa chiave ha già prodotto il documento { $number } con altro contenuto. Usi una chiave nuova.
error-invoicing-unknown = Questo documento non esiste. Controlli l’indirizzo o l’identificativo.
error-invoicing-too-much = Della riga { $line } di { $number } non si può accreditare più di quanto resta. Riduca l’importo.
invoicing-title = Fattura
invoicing-credit-title = Nota di credito
invoicing-number = Numero
invoicing-issued = Data di emissione
invoicing-supplied = Data della cessione
invoicing-order = Ordine
invoicing-amends = Rettifica la fattura { $number } del { $date }
invoicing-issuer = Cedente
invoicing-buyer = Cessionario
invoicing-vat-id = Numero di partita IVA
invoicing-description = Descrizione
invoicing-quantity = Quantità
invoicing-unit = Prezzo unitario senza IVA
invoicing-rate = Aliquota IVA
invoicing-net = Imponibile
invoicing-vat = IVA
invoicing-gross = Importo
invoicing-total = Totale
invoicing-delivery = Consegna
invoicing-import = Dazi, spese e IVA all’importazione
invoicing-by-rate = IVA per aliquota
invoicing-reason-label = Motivo
invoicing-link = Fattura { $number }
invoicing-list = Fatture e note di credito
invoicing-none = Non è ancora stato fatturato nulla.
invoicing-amounts-in = Importi in { $currency }.
invoicing-scheme-oss-union = IVA del paese di destinazione, dichiarata tramite lo sportello unico (direttiva 2006/112/CE, art. 369 bis e ss.).
invoicing-scheme-ioss = IVA dichiarata tramite lo sportello unico per le importazioni (direttiva 2006/112/CE, art. 369 terdecies e ss.).
invoicing-scheme-deemed-supplier-domestic = La piattaforma è considerata fornitore di questi beni (direttiva 2006/112/CE, art. 14 bis, par. 2).
invoicing-scheme-deemed-supplier-ioss = La piattaforma è considerata fornitore di questi beni importati (direttiva 2006/112/CE, art. 14 bis, par. 1); IVA dichiarata tramite lo sportello unico per le importazioni.
invoicing-scheme-reverse-charge = Inversione contabile (direttiva 2006/112/CE, art. 138 e 226, punto 11 bis).
invoicing-scheme-export = Esente: esportazione (direttiva 2006/112/CE, art. 146).
invoicing-scheme-import = Importato per il cliente: dazi e IVA all’importazione sono pagati in dogana a suo nome.
invoicing-reason-returned = Articoli restituiti ({ $number })
invoicing-reason-reduced = Riduzione del prezzo ({ $number })
invoicing-reason-cancelled = Ordine annullato
invoicing-deposit = Caparra: { $goods }
invoicing-rest = { $goods }: saldo di { $total }, dopo la fattura della caparra { $number }
invoicing-coupon = Buono { $code }: sconto di { $amount }, già detratto
