error-data-folder-read-only = Argosy kann nicht in { $folder } schreiben ({ $reason }). Geben Sie Ihrem Benutzer Schreibrechte oder setzen Sie ARGOSY_HOME auf einen Ordner, in den Sie schreiben können.
error-data-folder-of-another = { $folder } gehört dem Benutzer { $owner }. Starten Sie Argosy als { $owner } oder setzen Sie ARGOSY_HOME auf einen eigenen Ordner.
error-disk-full = Der Datenträger mit { $folder } ist voll. Schaffen Sie Platz (mindestens 128 MB) und starten Sie neu; Gespeichertes ist nicht verloren.
error-second-instance = Argosy läuft bereits mit den Daten in { $folder } (Prozess { $pid }). Beenden Sie diesen zuerst oder setzen Sie ARGOSY_HOME auf einen anderen Ordner.
error-no-unprivileged-user = PostgreSQL läuft nicht als root, und ein anderes Konto war weder zu finden noch anzulegen. Legen Sie eines mit „useradd --system argosy“ an oder starten Sie Argosy als gewöhnlicher Benutzer.
error-socket-folder = { $folder } wird für den Socket der Datenbank gebraucht, gehört aber jemand anderem oder steht anderen offen. Entfernen Sie den Ordner und starten Sie neu.
error-no-server-binaries = Die PostgreSQL-Programme fehlen oder sind in { $folder } nicht lesbar. Führen Sie bin/setup erneut aus oder setzen Sie DATABASE_URL auf Ihr eigenes PostgreSQL.
error-data-of-other-version = Die Daten in { $folder } stammen von PostgreSQL { $made_by }, diese Version enthält { $carried }. Starten Sie die frühere Version von Argosy, exportieren Sie mit pg_dump und importieren Sie in einen neuen Ordner.
error-server-would-not-start = PostgreSQL ist nicht gestartet: { $reason }. Näheres steht in { $log }.
error-server-would-not-stop = Der PostgreSQL-Server von { $folder } ist noch nicht beendet. Warten Sie eine Minute und versuchen Sie es erneut; „argosy doctor“ zeigt seinen Prozess.
error-database-unreachable = Die Datenbank aus DATABASE_URL ist nicht erreichbar: { $reason }. Prüfen Sie, ob sie läuft und ob Adresse, Benutzer und Passwort stimmen.
error-server-version = Ihr Datenbankserver ist PostgreSQL { $found }. Argosy braucht { $oldest } oder neuer: Aktualisieren Sie ihn oder entfernen Sie DATABASE_URL, um den Server zu nutzen, den Argosy mitbringt.
error-newer-schema = Eine neuere Version von Argosy hat die Datenbank geändert ({ $migration }). Installieren Sie diese oder eine spätere Version oder setzen Sie ARGOSY_HOME auf einen anderen Ordner.
error-port-taken = Port { $port } wird bereits von einem anderen Programm benutzt. Beenden Sie dieses Programm oder wählen Sie einen anderen Port, etwa ARGOSY_PORT={ $free }.
error-port-refused = Argosy darf Port { $port } nicht benutzen ({ $reason }). Wählen Sie einen anderen Port, etwa ARGOSY_PORT={ $free }.
error-port-invalid = ARGOSY_PORT ist „{ $port }“ und damit kein Port. Geben Sie eine ganze Zahl von 1 bis 65535 an.
error-web-would-not-start = Der Webserver hat nicht geantwortet. Näheres steht in { $log }.
