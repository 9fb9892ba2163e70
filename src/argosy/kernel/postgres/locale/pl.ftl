error-data-folder-read-only = Argosy nie może zapisywać w { $folder } ({ $reason }). Nadaj swojemu użytkownikowi prawo zapisu albo ustaw ARGOSY_HOME na folder, w którym możesz zapisywać.
error-data-folder-of-another = { $folder } należy do użytkownika { $owner }. Uruchom Argosy jako { $owner } albo ustaw ARGOSY_HOME na własny folder.
error-disk-full = Dysk z folderem { $folder } jest pełny. Zwolnij miejsce (co najmniej 128 MB) i uruchom ponownie; zapisane dane nie zostały utracone.
error-second-instance = Argosy działa już na danych w { $folder } (proces { $pid }). Najpierw zatrzymaj ten proces albo ustaw ARGOSY_HOME na inny folder.
error-no-unprivileged-user = PostgreSQL nie działa jako root, a innego konta nie udało się znaleźć ani utworzyć. Utwórz je poleceniem „useradd --system argosy” albo uruchom Argosy jako zwykły użytkownik.
error-socket-folder = { $folder } jest potrzebny dla gniazda bazy danych, ale należy do kogoś innego lub jest otwarty dla innych. Usuń go i uruchom ponownie.
error-no-server-binaries = Programów PostgreSQL brakuje lub nie można ich odczytać w { $folder }. Uruchom ponownie bin/setup albo ustaw DATABASE_URL na własny PostgreSQL.
error-data-of-other-version = Dane w { $folder } utworzył PostgreSQL { $made_by }, a ta wersja zawiera { $carried }. Uruchom wcześniejszą wersję Argosy, wyeksportuj dane przez pg_dump i zaimportuj je do nowego folderu.
error-server-would-not-start = PostgreSQL nie uruchomił się: { $reason }. Szczegóły są w { $log }.
error-server-would-not-stop = Serwer PostgreSQL folderu { $folder } jeszcze się nie zatrzymał. Odczekaj minutę i spróbuj ponownie; „argosy doctor” pokaże jego proces.
error-database-unreachable = Baza danych z DATABASE_URL jest nieosiągalna: { $reason }. Sprawdź, czy działa oraz czy adres, użytkownik i hasło są poprawne.
error-server-version = Twój serwer bazy danych to PostgreSQL { $found }. Argosy wymaga wersji { $oldest } lub nowszej: zaktualizuj go albo usuń DATABASE_URL, aby użyć serwera dołączonego do Argosy.
error-newer-schema = Bazę danych zmieniła nowsza wersja Argosy ({ $migration }). Zainstaluj tę lub późniejszą wersję albo ustaw ARGOSY_HOME na inny folder.
error-port-taken = Port { $port } jest już zajęty przez inny program. Zatrzymaj ten program albo wybierz inny port, na przykład ARGOSY_PORT={ $free }.
error-port-refused = Argosy nie może nasłuchiwać na porcie { $port } ({ $reason }). Wybierz inny port, na przykład ARGOSY_PORT={ $free }.
error-port-invalid = ARGOSY_PORT ma wartość „{ $port }”, a to nie jest port. Podaj liczbę całkowitą od 1 do 65535.
error-web-would-not-start = Serwer WWW nie odpowiedział. Szczegóły są w { $log }.
