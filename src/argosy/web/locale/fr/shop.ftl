## Cadre
shop-skip = Aller au contenu
shop-home-link = Argosy, page d’accueil
shop-start = Où livrons-nous ?
shop-title = { $page } | Argosy
shop-search-label = Recherche
shop-search-placeholder = Cherchez une marque ou un produit
shop-search-go = Lancer la recherche
shop-market-choose = Pays et langue : { $market }
shop-market-title = Pays et langue
shop-market-note = Les prix, la livraison et vos droits sont ceux du pays choisi. Nous n’en changeons jamais à votre place.
shop-account = Vos commandes
shop-sign-in = Se connecter
shop-sign-up = Créer un compte
shop-sign-out = Se déconnecter
shop-cart = Panier
shop-cart-count = { $count ->
    [one] { $count } article dans le panier
   *[other] { $count } articles dans le panier
}
shop-categories = Catégories
shop-breadcrumb = Vous êtes ici
shop-home = Accueil
shop-see-all = Tout voir
shop-field-optional = (facultatif)
shop-footer-about = Une place de marché où les marques vendent sous leur propre nom, depuis des stocks en Europe, chaque vendeur étant vérifié.
shop-footer-rights = Vos droits
shop-footer-withdrawal = Vous pouvez vous rétracter dans les 14 jours suivant la livraison, sans donner de motif.
shop-footer-guarantee = { $market ->
    [es] La garantie légale de conformité dure 3 ans.
   *[other] La garantie légale de conformité dure 2 ans.
}
shop-footer-prices = Tous les prix sont TTC. Les frais de livraison sont indiqués avant la commande.
shop-footer-flagships = Boutiques officielles
shop-footer-markets = Pays
shop-footer-demo = Boutique de démonstration : rien n’est livré et aucune carte n’est débitée.

## Accueil
shop-home-channel = Brand+, l’espace des marques vérifiées
shop-home-headline = { $market ->
    [es] Des marques d’ailleurs, chez elles en Espagne
    [fr] Des marques d’ailleurs, chez elles en France
    [de] Des marques d’ailleurs, chez elles en Allemagne
    [it] Des marques d’ailleurs, chez elles en Italie
    [pl] Des marques d’ailleurs, chez elles en Pologne
   *[other] Des marques d’ailleurs, chez elles ici
}
shop-home-lead = Vous achetez à la marque elle-même, depuis son stock en Europe, avec la garantie légale de votre pays.
shop-home-see-flagships = Voir les boutiques officielles
shop-home-description = Boutiques officielles de marques vérifiées : prix TTC, date de livraison selon le code postal, garantie légale.
shop-home-flagships = Boutiques officielles
shop-home-flagships-lead = Chacune est tenue par sa marque ; chaque vendeur est contrôlé avant la première vente.
shop-home-stage = Tout juste lancés
shop-home-stage-lead = Les modèles les plus récents, en vente ici dès le premier jour.
shop-home-categories = Parcourir par catégorie
shop-home-champions = Les meilleures ventes
shop-home-champions-lead = { $market ->
    [es] Unités vendues en Espagne au cours des 30 derniers jours.
    [fr] Unités vendues en France au cours des 30 derniers jours.
    [de] Unités vendues en Allemagne au cours des 30 derniers jours.
    [it] Unités vendues en Italie au cours des 30 derniers jours.
    [pl] Unités vendues en Pologne au cours des 30 derniers jours.
   *[other] Unités vendues au cours des 30 derniers jours.
}
shop-rank-top = Toutes catégories
shop-rank-place = N° { $rank } :
shop-rank-product = N° { $rank } : { $category }
shop-rank-method = Classement selon les unités vendues et payées dans ce pays sur les 30 derniers jours. Aucune place ne s’achète.
shop-campaign-most = Jusqu’à { $percent } de réduction sur une sélection de modèles.
shop-campaign-go = Voir les offres
shop-campaign-note = Chaque réduction est calculée sur le prix le plus bas des 30 jours précédents.
shop-creed-title = Pourquoi acheter ici en toute confiance
shop-creed-brand = Par la marque elle-même
shop-creed-brand-text = Avant l’ouverture d’une boutique, nous contrôlons la marque déposée, la société et sa personne responsable dans l’UE.
shop-creed-stock = Depuis un stock en Europe
shop-creed-stock-text = Avant de payer, vous voyez l’entrepôt et la date de livraison pour votre code postal.
shop-creed-price = Des prix honnêtes
shop-creed-price-text = TVA comprise, et chaque réduction rappelle le prix le plus bas des 30 derniers jours.
shop-creed-return = Tous vos droits
shop-creed-return-text = { $market ->
    [es] 14 jours pour vous rétracter et 3 ans de garantie légale.
   *[other] 14 jours pour vous rétracter et 2 ans de garantie légale.
}
shop-warehouses = Entrepôts

## Fiches et prix
shop-price-from = dès
shop-price-now = Prix actuel :
shop-total-why = Comment ce total est composé
shop-total-no-import = Expédié depuis l’UE : pas de droits de douane, et rien à payer à la livraison.
shop-total-from-abroad = De Chine :
shop-member-price = { $price } pour les membres : connectez-vous, il compte dans votre panier.
shop-price-unit = { $amount }/{ $unit }
shop-price-unit-said = Prix à l’unité de mesure : { $amount } par { $unit }
shop-price-piece = { $count ->
        [1] pièce
       *[other] { $count } pièces
    }
shop-price-lowest = Prix le plus bas sur { $days ->
    [one] un jour
   *[other] { $days } jours
 } :
shop-price-deposit = Acompte à payer aujourd’hui : { $amount }
shop-price-duty = plus { $amount } de droits d’importation avec leur TVA, une fois par commande pour tous les articles de ce type. Expédié directement de Chine ; rien d’autre à payer à la livraison.
shop-price-duty-short = plus { $amount } de droits d’importation
shop-energy-class = Classe d’efficacité énergétique { $letter }.
shop-energy-open-label = Ouvrir l’étiquette énergie
shop-hazard-label = Respectez toujours les informations figurant sur l’étiquette du produit.
shop-energy-sheet = Fiche d’information sur le produit
shop-vat-included = TVA de { $percent } comprise. La livraison s’ajoute dans le panier.
shop-badge-new = Nouveau
shop-products-count = { $count ->
    [one] { $count } produit
   *[other] { $count } produits
}
shop-colours-count = { $count ->
    [one] { $count } couleur
   *[other] { $count } couleurs
}
shop-variants-count = { $count ->
    [one] { $count } version
   *[other] { $count } versions
}

## Boutique officielle
shop-flagship-official = Boutique officielle
shop-flagship-headline = La boutique officielle { $brand }
shop-flagship-new = Nouveautés { $brand }
shop-flagship-story = L’histoire de { $brand }
shop-flagship-all = Tous les produits { $brand }
shop-flagship-family = Famille de marques
shop-flagship-description = La boutique officielle { $brand } : tous les produits, vendus par la marque, vendeur vérifié.
shop-flagship-founded = Fondation
shop-flagship-country = Origine
shop-flagship-products = Produits ici
shop-proof-title = Comment nous savons que c’est { $brand }
shop-proof-lead = Contrôlé par Argosy le { $date }.
shop-proof-trader = Vendeur
shop-proof-trademark = Marque déposée
shop-proof-responsible = Responsable dans l’UE
shop-proof-stock = Expédié depuis
shop-proof-class = Classe { $classes }

## Listes
shop-filter-title = Filtrer et trier
shop-filter-price = Prix en { $currency }
shop-filter-from = de
shop-filter-to = à
shop-filter-apply = Voir les produits
shop-filter-clear = Effacer tous les filtres
shop-filter-remove = Retirer le filtre
shop-filter-brand = Marque
shop-filter-yes = Oui
shop-filter-no = Non
shop-sort-title = Trier par
shop-sort-best = Meilleures ventes
shop-sort-new = Nouveautés
shop-sort-price = Prix croissant
shop-sort-price-down = Prix décroissant
shop-sort-reduced = Réduction la plus forte
shop-sort-match = Pertinence
shop-listing-empty = Aucun produit ne correspond à ces filtres
shop-listing-empty-text = Retirez un filtre pour en voir davantage.
shop-pages = Pages
shop-page-previous = Précédent
shop-page-next = Suivant
shop-category-description = { $category } de marques vérifiées, avec date de livraison selon le code postal et garantie légale.
shop-search-results = Résultats pour « { $query } »
shop-search-none = Aucun résultat pour « { $query } »
shop-search-suggestion = Vouliez-vous dire
shop-search-help = Essayez moins de mots, le nom du modèle ou une catégorie.
shop-offers = Offres

## Produit
shop-gallery = Photos du produit
shop-gallery-view = Photo { $number }
shop-quantity = Quantité
shop-add-to-cart = Ajouter au panier
shop-reserve = Réserver avec un acompte
shop-stock-in = En stock
shop-stock-low = { $count ->
    [one] Plus que { $count } exemplaire
   *[other] Plus que { $count } exemplaires
}
shop-stock-out = Épuisé
shop-stock-out-text = Plus aucun exemplaire dans les entrepôts qui livrent ce pays. Choisissez une autre version ou revenez plus tard.
shop-promise-arrives = Livraison le { $date }
shop-promise-handover = À disposition à partir du { $date }
shop-promise-ask = Date de livraison à votre code postal
shop-promise-change = Autre code postal
shop-promise-check = Vérifier
shop-promise-order-by = Pour une commande passée avant { $time }
shop-promise-free = Livraison gratuite
shop-promise-fee = Livraison : { $amount }
shop-promise-none = Nous ne pouvons pas livrer cet article au code postal { $postcode } pour le moment.
shop-promise-wrong = { $postcode } n’est pas un code postal de ce pays.
shop-assure-withdrawal = 14 jours pour changer d’avis
shop-assure-guarantee = { $years } ans de garantie légale
shop-assure-seller = Vendu par
shop-charger-included = Chargeur fourni
shop-charger-not-included = Vendu sans chargeur
shop-charger-power = { $min }–{ $max } W
shop-product-points = En bref
shop-product-specs = Caractéristiques
shop-product-related = D’autres produits { $brand }
shop-legal-title = Vendeur et sécurité du produit
shop-legal-warnings = Avertissements
shop-legal-trader = Vendeur
shop-legal-trader-note = Le vendeur a certifié qu’il ne propose que des produits conformes au droit de l’Union. Le contrat est conclu avec le vendeur ; le droit de la consommation s’y applique.
shop-legal-manufacturer = Fabricant
shop-legal-responsible = Personne responsable dans l’UE
shop-legal-identifiers = Identification du produit
shop-legal-register = Numéro d’immatriculation
shop-legal-vat = Numéro de TVA
shop-legal-eori = EORI
shop-legal-model = Modèle
shop-legal-sku = Référence
shop-legal-gtin = GTIN
shop-legal-origin = Pays d’origine
shop-legal-registration = { $scheme ->
    [weee] Registre DEEE
    [packaging] Registre emballages
    [battery] Registre piles et batteries
    [furniture] Registre ameublement
   *[other] Registre
} ({ $register })
shop-legal-eprel = Fiche EPREL
shop-notice-green-claim = Allégation environnementale : { $text } Preuve : { $proof }
shop-notice-battery = Piles et batteries usagées : déposez-les dans un point de collecte, jamais avec les ordures ménagères.
shop-notice-weee = Appareils électriques usagés : à rapporter en magasin ou en point de collecte, jamais avec les ordures ménagères.
shop-notice-car = Consommation { $consumption } kWh/100 km · CO₂ { $co2 } g/km (classe { $letter }) · autonomie { $range } km (WLTP)
shop-guarantee-title = Garantie légale : { $years } ans
shop-guarantee-text = Le vendeur répond de tout défaut de conformité apparaissant dans les { $years } ans suivant la livraison : réparation ou remplacement sans frais et, à défaut, réduction du prix ou remboursement.
shop-guarantee-producer = En plus, le producteur garantit la durabilité pendant { $years } ans, sans supplément.
shop-spec-dimensions = Colis
shop-spec-weight = Poids
shop-spec-size = Longueur × largeur × hauteur

## Panier
shop-cart-empty = Votre panier est vide
shop-cart-empty-text = Ce que vous choisissez reste ici 30 jours.
shop-cart-empty-go = Faire un tour
shop-cart-checkout = Passer la commande
shop-cart-mend = Modifiez les articles signalés avant de continuer.
shop-cart-note = Vous verrez le total définitif avant de commander.
shop-cart-added = { $name } est dans votre panier.
shop-cart-removed = { $name } a été retiré.
shop-cart-price-changed = Le prix a changé depuis votre dernière visite : { $before } avant, { $now } maintenant.
shop-cart-suggestions = Vous aimerez peut-être
shop-quantity-of = Quantité de { $name }
shop-quantity-update = Mettre à jour
shop-line-remove = Retirer
shop-line-remove-of = Retirer { $name }
shop-line-quantity = Quantité : { $count }
shop-line-left = { $count ->
    [0] N’est plus en stock.
    [one] Il n’en reste que { $count }.
   *[other] Il n’en reste que { $count }.
}
shop-summary = Récapitulatif
shop-total-goods = Articles
shop-total-delivery = Livraison
shop-total-delivery-free = Gratuite
shop-total-import = Droits d’importation, avec leur TVA
shop-total = Total
shop-total-vat = dont TVA { $percent }
shop-total-deposit = À payer aujourd’hui (acompte)
shop-total-rest = À payer avant la remise

## Commande
shop-checkout = Commande
shop-back-to-cart = Retour au panier
shop-checkout-mend = { $count ->
    [one] Une information est à revoir
   *[other] { $count } informations sont à revoir
}
shop-checkout-contact = Contact
shop-checkout-guest = Vous commandez sans compte. Vous en avez un ?
shop-checkout-address = Adresse de livraison
shop-checkout-country = Livraison : { $country }.
shop-checkout-delivery = Livraison
shop-checkout-delivery-home = À domicile
shop-checkout-delivery-bulky = À domicile, livraison encombrante
shop-checkout-delivery-direct = À domicile, directement de Chine
shop-checkout-delivery-handover = Remise sur rendez-vous
shop-checkout-delivery-ask = La date s’affiche dès que nous connaissons le code postal.
shop-checkout-payment = Paiement
shop-checkout-review = Votre commande
shop-checkout-sellers = Vendeur :
shop-checkout-deposit = Vous payez un acompte aujourd’hui et prenez ensuite rendez-vous. Le solde est dû avant la remise.
shop-order-button = Commander avec obligation de paiement
shop-field-email = Adresse e-mail
shop-field-email-hint = Uniquement pour la confirmation et le suivi de cette livraison.
shop-field-name = Prénom et nom
shop-field-phone = Téléphone
shop-field-phone-hint = Pour que le transporteur puisse vous joindre.
shop-field-street = Numéro et rue
shop-field-street2 = Appartement, étage, bâtiment
shop-field-postal-code = Code postal
shop-field-city = Ville
shop-field-province = Province
shop-field-card = Numéro de carte
shop-field-expiry = Expire fin (MM/AA)
shop-field-cvc = Code de sécurité
shop-field-password = Mot de passe
shop-field-password-hint = Au moins 10 caractères.
shop-field-remember = Rester connecté
shop-error-required = { $field } : à remplir.
shop-error-email = Cette adresse e-mail n’est pas complète, par exemple nom@example.com.
shop-error-postal-code = Ce code postal ne correspond pas au pays { $country }. Exemple : { $example }.
shop-error-phone = Ce numéro de téléphone ne correspond pas au pays { $country }.
shop-error-long = { $field } : trop long, 120 caractères au plus.
shop-error-card = Vérifiez le numéro de carte : un chiffre semble faux.
shop-error-expiry = Indiquez le mois et l’année de la carte, par exemple 08/29, dans le futur.
shop-error-cvc = Trois ou quatre chiffres, au dos de la carte.
shop-error-declined = { $reason ->
    [insufficient-funds] Votre banque a refusé : le solde ne suffit pas. Essayez une autre carte.
    [authentication-failed] Le paiement n’a pas été confirmé. Réessayez ou prenez une autre carte.
    [authentication-expired] La confirmation est arrivée trop tard. Veuillez réessayer.
    [expired-card] Cette carte a expiré. Prenez-en une autre.
    [incorrect-cvc] Le code de sécurité n’est pas celui de la carte. Vérifiez-le.
    [limit-exceeded] La carte a atteint son plafond. Prenez-en une autre.
    [not-supported] Cette carte n’est pas acceptée ici. Prenez-en une autre.
    [try-again] Votre banque n’a pas pu répondre. Veuillez réessayer.
    [not-reached] Le paiement n’a pas été possible. Veuillez réessayer.
   *[other] Votre banque a refusé la carte. Essayez-en une autre.
}
shop-testcards-title = Paiement de test.
shop-testcards-text = Prenez l’une de ces cartes, avec une date future et un code quelconques.
shop-testcards-number = Numéro de carte
shop-testcards-outcome = Ce qui se passe
shop-testcard-authorised = est acceptée
shop-testcard-card-declined = est refusée
shop-testcard-insufficient-funds = est refusée : solde insuffisant
shop-testcard-challenged = demande une confirmation (3-D Secure)
shop-testcard-late = répond tard
shop-challenge = Confirmez votre paiement
shop-challenge-lead = Votre banque vous demande de confirmer { $amount } avec la carte { $card }.
shop-challenge-test = Banque de test : choisissez sa réponse.
shop-challenge-yes = Confirmer le paiement
shop-challenge-no = Refuser
shop-pending = La banque n’a pas encore répondu
shop-pending-lead = Nous avons demandé { $amount } et attendons la réponse. Vos articles restent réservés ; ne commandez pas une deuxième fois. Cette page se met à jour toute seule.
shop-pending-number = Commande
shop-pending-again = Vérifier maintenant

## Commande passée
shop-order-thanks = Merci pour votre commande
shop-order-mailed = La confirmation est en route vers { $email }.
shop-order-number = Commande { $number }
shop-order-status = Votre commande
shop-order-placed-on = Commandé le { $date }
shop-order-cancelled = Cette commande n’a pas abouti
shop-order-cancelled-text = Rien n’a été débité et les articles sont de nouveau disponibles. Vous pouvez réessayer avec une autre carte.
shop-order-goods = Ce que vous avez commandé
shop-order-address = Adresse de livraison
shop-order-payment = Paiement
shop-order-rights = Vos droits
shop-order-continue = Retour à la boutique
shop-order-paid-card = Carte { $card }
shop-step-placed = Commandé
shop-step-paid = Payé
shop-step-packed = Préparé
shop-step-shipped = En route
shop-step-delivered = Livré
shop-state-pending = En attente de paiement
shop-state-placed = Confirmée
shop-state-cancelled = Annulée
shop-state-refused = Non payée
shop-mail-subject = Votre commande { $number } chez Argosy
shop-mail-follow = Suivre votre commande :

## Compte, erreurs
shop-account-orders = Vos commandes
shop-account-none = Aucune commande pour l’instant
shop-login-lead = Retrouvez vos commandes et commandez plus vite.
shop-login-new = Première visite ?
shop-login-have = Déjà client ?
shop-login-forgot = Mot de passe oublié ?
shop-signup-lead = Une adresse e-mail et un mot de passe suffisent.
shop-logout-ask = Se déconnecter de cette boutique ?
shop-reset = Nouveau mot de passe
shop-reset-lead = Nous vous envoyons un lien pour choisir un nouveau mot de passe.
shop-reset-send = Envoyer le lien
shop-reset-sent = Si cette adresse a un compte, un lien est en route.
shop-reset-done = Votre mot de passe est changé. Vous pouvez vous connecter.
shop-confirm = Confirmez votre adresse e-mail
shop-confirm-lead = Nous saurons ainsi que l’adresse est la vôtre.
shop-confirm-sent = Nous vous avons envoyé un lien. Ouvrez-le pour confirmer votre adresse.
shop-error-404 = Cette page a pris le large
shop-error-404-text = L’adresse ne mène plus nulle part. Le produit a peut-être quitté la boutique, ou il manque une lettre.
shop-error-403 = Cette porte est fermée
shop-error-403-text = Vous n’avez pas accès à cette page, ou elle est restée ouverte trop longtemps. Revenez en arrière et réessayez.
shop-error-500 = Quelque chose s’est cassé chez nous
shop-error-500-text = Rien n’a été commandé ni débité à cette étape. Réessayez dans un instant.
shop-error-home = Vers l’accueil
shop-error-search = Chercher dans la boutique
