error-data-folder-read-only = Argosy no puede escribir en { $folder } ({ $reason }). Dé permiso de escritura a su usuario o indique en ARGOSY_HOME una carpeta en la que pueda escribir.
error-data-folder-of-another = { $folder } pertenece al usuario { $owner }. Ejecute Argosy como { $owner } o indique en ARGOSY_HOME una carpeta propia.
error-disk-full = El disco que contiene { $folder } está lleno. Libere espacio (al menos 128 MB) y vuelva a iniciar; no se ha perdido nada de lo guardado.
error-second-instance = Argosy ya está en marcha con los datos de { $folder } (proceso { $pid }). Deténgalo primero o indique otra carpeta en ARGOSY_HOME.
error-no-unprivileged-user = PostgreSQL no se ejecuta como root y no se pudo encontrar ni crear otra cuenta. Cree una con «useradd --system argosy» o ejecute Argosy como un usuario normal.
error-socket-folder = { $folder } hace falta para el socket de la base de datos, pero pertenece a otra persona o está abierta a otros. Elimínela y vuelva a iniciar.
error-no-server-binaries = Los programas de PostgreSQL faltan o no se pueden leer en { $folder }. Ejecute de nuevo bin/setup o indique su propio PostgreSQL en DATABASE_URL.
error-data-of-other-version = Los datos de { $folder } se crearon con PostgreSQL { $made_by } y esta versión incluye { $carried }. Inicie la versión anterior de Argosy, exporte con pg_dump e importe en una carpeta nueva.
error-server-would-not-start = PostgreSQL no se ha iniciado: { $reason }. Los detalles están en { $log }.
error-server-would-not-stop = El servidor PostgreSQL de { $folder } aún no se ha detenido. Espere un minuto y vuelva a intentarlo; «argosy doctor» muestra su proceso.
error-database-unreachable = No se puede acceder a la base de datos de DATABASE_URL: { $reason }. Compruebe que está en marcha y que la dirección, el usuario y la contraseña son correctos.
error-server-version = Su servidor de base de datos es PostgreSQL { $found }. Argosy necesita { $oldest } o posterior: actualícelo o quite DATABASE_URL para usar el servidor incluido en Argosy.
error-newer-schema = Una versión más reciente de Argosy modificó la base de datos ({ $migration }). Instale esa versión o una posterior, o indique otra carpeta en ARGOSY_HOME.
error-port-taken = Otro programa ya usa el puerto { $port }. Detenga ese programa o elija otro puerto, por ejemplo ARGOSY_PORT={ $free }.
error-port-refused = Argosy no puede escuchar en el puerto { $port } ({ $reason }). Elija otro puerto, por ejemplo ARGOSY_PORT={ $free }.
error-port-invalid = ARGOSY_PORT es «{ $port }», que no es un puerto. Indique un número entero de 1 a 65535.
error-web-would-not-start = El servidor web no ha respondido. Los detalles están en { $log }.
