error-data-folder-read-only = Argosy cannot write to { $folder } ({ $reason }). Give your user write access to it, or set ARGOSY_HOME to a folder that you can write to.
error-data-folder-of-another = { $folder } belongs to the user { $owner }. Run Argosy as { $owner }, or set ARGOSY_HOME to a folder of your own.
error-disk-full = The disk that holds { $folder } is full. Free some space (at least 128 MB), then start again; nothing that was saved is lost.
error-second-instance = Argosy already runs on the data in { $folder } (process { $pid }). Stop that one first, or set ARGOSY_HOME to another folder.
error-no-unprivileged-user = PostgreSQL refuses to run as root and no other account could be found or made. Create one with “useradd --system argosy”, or run Argosy as an ordinary user.
error-socket-folder = { $folder } is needed for the database's socket, but it belongs to someone else or is open to others. Remove it, then start again.
error-no-server-binaries = The PostgreSQL programs are missing or cannot be read in { $folder }. Run bin/setup again, or set DATABASE_URL to your own PostgreSQL.
error-data-of-other-version = The data in { $folder } was made by PostgreSQL { $made_by }, and this version carries { $carried }. Start the earlier version of Argosy, export with pg_dump, and import into a new folder.
error-server-would-not-start = PostgreSQL did not start: { $reason }. The whole story is in { $log }.
error-server-would-not-stop = The PostgreSQL server of { $folder } has not stopped yet. Wait a minute and try again; “argosy doctor” shows its process.
error-database-unreachable = The database of DATABASE_URL cannot be reached: { $reason }. Check that it runs and that address, user and password are right.
error-server-version = Your database server is PostgreSQL { $found }. Argosy needs { $oldest } or later: upgrade it, or unset DATABASE_URL to use the server that comes with Argosy.
error-newer-schema = The database was changed by a newer version of Argosy ({ $migration }). Install that version or a later one, or set ARGOSY_HOME to another folder.
error-port-taken = Port { $port } is already used by another program. Stop that program, or choose another port, such as ARGOSY_PORT={ $free }.
error-port-refused = Argosy may not listen on port { $port } ({ $reason }). Choose another port, such as ARGOSY_PORT={ $free }.
error-port-invalid = ARGOSY_PORT is “{ $port }”, which is no port. Give a whole number from 1 to 65535.
error-web-would-not-start = The web server did not answer. The whole story is in { $log }.
