error-data-folder-read-only = Argosy ne peut pas écrire dans { $folder } ({ $reason }). Accordez le droit d’écriture à votre utilisateur ou indiquez dans ARGOSY_HOME un dossier accessible en écriture.
error-data-folder-of-another = { $folder } appartient à l’utilisateur { $owner }. Lancez Argosy en tant que { $owner } ou indiquez dans ARGOSY_HOME un dossier qui vous appartient.
error-disk-full = Le disque qui contient { $folder } est plein. Libérez de la place (au moins 128 Mo), puis redémarrez ; rien de ce qui a été enregistré n’est perdu.
error-second-instance = Argosy fonctionne déjà avec les données de { $folder } (processus { $pid }). Arrêtez-le d’abord ou indiquez un autre dossier dans ARGOSY_HOME.
error-no-unprivileged-user = PostgreSQL refuse de s’exécuter en tant que root et aucun autre compte n’a pu être trouvé ni créé. Créez-en un avec « useradd --system argosy » ou lancez Argosy en tant qu’utilisateur ordinaire.
error-socket-folder = { $folder } est nécessaire au socket de la base de données, mais ce dossier appartient à quelqu’un d’autre ou est ouvert à d’autres. Supprimez-le, puis redémarrez.
error-no-server-binaries = Les programmes de PostgreSQL manquent ou sont illisibles dans { $folder }. Relancez bin/setup ou indiquez votre propre PostgreSQL dans DATABASE_URL.
error-data-of-other-version = Les données de { $folder } ont été créées par PostgreSQL { $made_by } et cette version contient { $carried }. Démarrez la version précédente d’Argosy, exportez avec pg_dump et importez dans un nouveau dossier.
error-server-would-not-start = PostgreSQL n’a pas démarré : { $reason }. Les détails se trouvent dans { $log }.
error-server-would-not-stop = Le serveur PostgreSQL de { $folder } ne s’est pas encore arrêté. Attendez une minute et réessayez ; « argosy doctor » montre son processus.
error-database-unreachable = La base de données de DATABASE_URL est injoignable : { $reason }. Vérifiez qu’elle fonctionne et que l’adresse, l’utilisateur et le mot de passe sont corrects.
error-server-version = Votre serveur de base de données est PostgreSQL { $found }. Argosy nécessite la version { $oldest } ou ultérieure : mettez-le à jour ou retirez DATABASE_URL pour utiliser le serveur fourni avec Argosy.
error-newer-schema = La base de données a été modifiée par une version plus récente d’Argosy ({ $migration }). Installez cette version ou une version ultérieure, ou indiquez un autre dossier dans ARGOSY_HOME.
error-port-taken = Le port { $port } est déjà utilisé par un autre programme. Arrêtez ce programme ou choisissez un autre port, par exemple ARGOSY_PORT={ $free }.
error-port-refused = Argosy n’a pas le droit d’écouter sur le port { $port } ({ $reason }). Choisissez un autre port, par exemple ARGOSY_PORT={ $free }.
error-port-invalid = ARGOSY_PORT vaut « { $port } », qui n’est pas un port. Indiquez un nombre entier de 1 à 65535.
error-web-would-not-start = Le serveur web n’a pas répondu. Les détails se trouvent dans { $log }.
