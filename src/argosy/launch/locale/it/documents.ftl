launch-problem-document-missing = Il pacchetto non ha il file «{ $value }». Lo metta in documents/ e lo indichi da lì, oppure tolga la riga.
launch-problem-document-scope = «{ $value }» non è un modello né uno SKU del marchio. Scriva brand per tutta la gamma, oppure modelli e SKU separati da punto e virgola.
