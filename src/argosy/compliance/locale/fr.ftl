# Refusals

error-compliance-rule-file =
    Les fichiers de règles ne sont pas valides ({ $count }) : corrigez ces entrées.
    { $problems }
error-compliance-uncovered-market = Il n'existe pas de règles pour le marché « { $market } » : ajoutez son fichier avant d'y vendre.
error-compliance-unknown-rule = La règle « { $rule } » n'existe pas : cherchez l'identifiant dans la liste des règles.
error-compliance-unknown-gate = « { $gate } » n'est pas un contrôle : choisissez parmi { $known }.
error-compliance-registration-invalid = L'enregistrement est impossible : { $field } vaut « { $value } ». Indiquez un pays en deux lettres, une filière (weee, packaging, packaging_ar, battery, furniture) et un numéro.

# Verdicts and findings

compliance-outcome-allowed = Peut être vendu
compliance-outcome-warn = Peut être vendu, avec avertissements
compliance-outcome-blocked = Ne peut pas être vendu
compliance-outcome-unknown = Ne peut pas encore être décidé
compliance-finding-pass = Respectée
compliance-finding-fail = Non respectée
compliance-finding-unknown = Données manquantes
compliance-severity-block = Empêche la vente
compliance-severity-warn = Avertissement
compliance-severity-show = À afficher
compliance-heading-rule = Règle
compliance-heading-source = Source juridique
compliance-heading-remedy = Que faire
compliance-heading-supply = À fournir
compliance-heading-variants = Variantes concernées
compliance-heading-checked = Vérifié le { $date }
compliance-confidence-C = Lu dans une source primaire ou officielle
compliance-confidence-2 = D'une source secondaire
compliance-confidence-K = Connaissance générale, non confirmée

# Displays

compliance-energy-class = Classe énergétique { $letter } sur une échelle de A à G.
compliance-energy-class-hdr = En plage dynamique étendue : classe { $letter }.
compliance-energy-label = Étiquette énergétique
compliance-energy-sheet = Fiche d'information sur le produit
compliance-car-label = Classe de CO2 { $letter } sur une échelle de A à G, { $grams } g de CO2 par km (WLTP, mixte).
compliance-charger-included = Un chargeur est inclus.
compliance-charger-not-included = Aucun chargeur n'est inclus.
compliance-charging-power = Le chargeur doit fournir entre { $least } et { $most } W pour une charge à la vitesse maximale.
compliance-years-unit = { $years ->
        [one] an
       *[other] ans
    }
compliance-guarantee-heading = Votre garantie légale
compliance-guarantee-text = Si le bien est défectueux ou non conforme, le vendeur doit le réparer ou le remplacer gratuitement, réduire le prix ou vous rembourser.
compliance-guarantee-more = Vendeurs et producteurs peuvent offrir d'autres garanties en plus. En savoir plus : Your Europe.
compliance-guarantee-notice = Garantie légale de conformité : au moins { $years } ans.
compliance-durability-heading = Garantie de durabilité du producteur
compliance-durability-text = Gratuite, pour tout le produit, en plus de votre garantie légale.
compliance-durability-label = Le producteur garantit gratuitement la durabilité de tout le produit pendant { $years } ans.
compliance-display-producer = Fabricant
compliance-display-responsible-person = Personne responsable dans l'UE
compliance-display-trader = Vendu par
compliance-display-self-certified = Le professionnel s'est engagé à n'offrir que des produits conformes au droit de l'UE.
compliance-display-registration = Registre des producteurs
compliance-scheme-weee = Équipements électriques
compliance-scheme-packaging = Emballages
compliance-scheme-packaging-ar = Mandataire pour les emballages
compliance-scheme-battery = Piles et batteries
compliance-scheme-furniture = Ameublement
compliance-display-warnings = Avertissements et informations de sécurité
compliance-display-ce = Marquage CE
compliance-display-weee-bin = Les équipements électriques ne vont pas aux ordures ménagères : remettez-les séparément, gratuitement.
compliance-display-battery-bin = Les piles et batteries ne vont pas aux ordures ménagères : remettez-les séparément, gratuitement.
compliance-display-withdrawal-function = Renoncer au contrat ici
compliance-withdrawal-confirm = Confirmer la rétractation
compliance-withdrawal-days = Vous pouvez vous rétracter dans les { $days } jours suivant la livraison sans motif.
compliance-display-order-button = Commander avec obligation de paiement
compliance-display-price-reduction = Prix le plus bas des 30 jours précédant la réduction
compliance-display-energy-label = Classe énergétique
compliance-display-charger = Chargeur
compliance-display-charging-power = Puissance de charge
compliance-display-guarantee-notice = Garantie légale
compliance-display-durability-label = Garantie de durabilité
compliance-display-car-label = Consommation et émissions de CO2
compliance-display-mobility-message = Se déplacer moins polluer
compliance-display-repair-information = Demandez une réparation au producteur : elle est due à un prix raisonnable, même après la garantie.
compliance-display-green-claim = Allégation environnementale et sa preuve
compliance-display-unit-price = Prix à l'unité de mesure
compliance-display-clp-label = Informations de danger (CLP)
compliance-display-safety-data-sheet = Fiche de données de sécurité
compliance-display-ingredient-list = Liste des composants (détergent)
