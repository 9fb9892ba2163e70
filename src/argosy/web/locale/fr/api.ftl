error-api-fields = Des valeurs manquent ou sont incorrectes. Voyez « errors » pour chaque champ.
error-api-cursor = Ce repère de page ne vaut pas pour cette liste. Recommencez sans « cursor ».
error-api-language = On ne parle pas « { $language } » ici. Choisissez parmi : { $known }.
error-api-category = La catégorie « { $category } » n’existe pas. Prenez un code dans la liste des catégories.
error-api-cart-line = Le panier ne contient pas cette variante. Ajoutez-la d’abord.
error-api-text-findings = Le texte n’a pas été enregistré : il dit ce que les données ne disent pas. Voyez « errors » pour chaque champ.
error-api-key-missing = Envoyez la clé de votre marque sous la forme « Authorization: Bearer … ». Le responsable de la marque crée les clés dans la console.
error-api-key-invalid = Cette clé est inconnue ou a été révoquée. Créez-en une nouvelle dans la console.
error-api-scope = Cette clé ne permet pas { $scope ->
    [read] de lire
   *[other] d’écrire
 }. Utilisez une clé ayant le droit « { $scope } ».
error-api-scopes = Une clé a les droits { $known }, ou l’un d’eux, et non { $given }.
error-api-key-unknown = La marque n’a pas de clé { $key }.
error-api-write-reused = Cette Idempotency-Key a servi à une autre requête. Utilisez-en une nouvelle pour chaque requête.
error-api-payment-declined = Le paiement n’a pas été accepté ({ $reason ->
    [insufficient-funds] la carte n’est pas assez approvisionnée
    [authentication-failed] la vérification de la banque a échoué
    [authentication-expired] la vérification de la banque est restée sans réponse
    [expired-card] la carte a expiré
    [incorrect-cvc] le code de sécurité est faux
    [limit-exceeded] la carte a atteint son plafond
    [not-supported] la carte n’est pas acceptée ici
    [try-again] la banque n’a pas pu répondre ; un nouvel essai peut aider
    [not-reached] le prestataire de paiement n’a pas pu être joint ; un nouvel essai peut aider
   *[other] la carte a été refusée
 }). Rien n’a été débité ; essayez une autre carte avec une nouvelle Idempotency-Key.
error-api-no-report = La marque n’a pas encore été lancée. Lancez d’abord son dossier.
error-api-route = Il n’y a rien à cette adresse. Voyez /api/v1/docs.
error-api-method = { $method } ne fonctionne pas ici. Utilisez { $allowed }.
error-api-json = Le corps n’est pas du JSON valide. Corrigez-le et renvoyez-le.
error-api-type = Envoyez le corps en application/json.
error-api-large = Le corps est trop volumineux. Envoyez-le en plusieurs parties.
error-api-request = La requête est illisible. Vérifiez l’adresse, les paramètres et les en-têtes.
api-field-missing = Cette valeur manque.
api-field-extra = Ce champ n’existe pas. Vérifiez son orthographe.
api-field-long = C’est trop long ; au plus { $limit }.
api-field-short = C’est trop court ; au moins { $limit }.
api-field-range = C’est hors limites ; la limite est { $limit }.
api-field-choice = Ce doit être { $limit }.
api-field-form = La forme n’est pas la bonne.
api-field-uuid = Ce n’est pas un UUID.
api-field-type = Le type ou la forme n’est pas le bon.
api-field-sku = Donnez soit sku, soit variant_id.
api-field-payment = Donnez soit token, soit card_number.
api-field-card = Les numéros de carte ne valent que pour le prestataire de test. Laissez le formulaire du prestataire créer un jeton.
api-field-own-sku = La marque n’a aucun SKU « { $sku } » en vente.
