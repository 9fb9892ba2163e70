error-data-folder-read-only = Argosy non può scrivere in { $folder } ({ $reason }). Dia al suo utente il permesso di scrittura oppure imposti ARGOSY_HOME su una cartella scrivibile.
error-data-folder-of-another = { $folder } appartiene all’utente { $owner }. Avvii Argosy come { $owner } oppure imposti ARGOSY_HOME su una cartella sua.
error-disk-full = Il disco che contiene { $folder } è pieno. Liberi dello spazio (almeno 128 MB) e riavvii; nulla di quanto salvato è andato perso.
error-second-instance = Argosy è già in esecuzione sui dati in { $folder } (processo { $pid }). Lo fermi prima oppure imposti ARGOSY_HOME su un’altra cartella.
error-no-unprivileged-user = PostgreSQL non può essere eseguito come root e non è stato possibile trovare o creare un altro account. Ne crei uno con «useradd --system argosy» oppure avvii Argosy come utente normale.
error-socket-folder = { $folder } serve per il socket del database, ma appartiene a qualcun altro o è aperta ad altri. La rimuova e riavvii.
error-no-server-binaries = I programmi di PostgreSQL mancano o non sono leggibili in { $folder }. Esegua di nuovo bin/setup oppure imposti DATABASE_URL sul suo PostgreSQL.
error-data-of-other-version = I dati in { $folder } sono stati creati con PostgreSQL { $made_by }, mentre questa versione contiene { $carried }. Avvii la versione precedente di Argosy, esporti con pg_dump e importi in una nuova cartella.
error-server-would-not-start = PostgreSQL non si è avviato: { $reason }. I dettagli sono in { $log }.
error-server-would-not-stop = Il server PostgreSQL di { $folder } non si è ancora fermato. Attenda un minuto e riprovi; «argosy doctor» mostra il suo processo.
error-database-unreachable = Il database di DATABASE_URL non è raggiungibile: { $reason }. Verifichi che sia in esecuzione e che indirizzo, utente e password siano corretti.
error-server-version = Il suo server di database è PostgreSQL { $found }. Argosy richiede { $oldest } o successivo: lo aggiorni oppure rimuova DATABASE_URL per usare il server incluso in Argosy.
error-newer-schema = Il database è stato modificato da una versione più recente di Argosy ({ $migration }). Installi quella versione o una successiva oppure imposti ARGOSY_HOME su un’altra cartella.
error-port-taken = La porta { $port } è già usata da un altro programma. Fermi quel programma oppure scelga un’altra porta, per esempio ARGOSY_PORT={ $free }.
error-port-refused = Argosy non può usare la porta { $port } ({ $reason }). Scelga un’altra porta, per esempio ARGOSY_PORT={ $free }.
error-port-invalid = ARGOSY_PORT è «{ $port }», che non è una porta. Indichi un numero intero da 1 a 65535.
error-web-would-not-start = Il server web non ha risposto. I dettagli sono in { $log }.
