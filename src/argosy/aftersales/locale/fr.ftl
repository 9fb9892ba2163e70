error-aftersales-already-sent = Des articles de cette commande sont partis, elle ne peut plus être annulée. Renoncez au contrat ; vous serez remboursé au retour des articles.
error-aftersales-not-placed = Cette commande n'est pas en vigueur (état : { $state }) : il n'y a rien à annuler. Consultez la page de la commande.
error-aftersales-period-over = Le délai pour renoncer à ce contrat a pris fin le { $day }. En cas de défaut, la garantie légale s'applique toujours : écrivez au vendeur.
error-aftersales-lines = Une quantité n'est pas de cette commande ou dépasse ce qui reste. Choisissez parmi les quantités affichées.
error-aftersales-nothing-left = Vous avez déjà renoncé à toute cette commande. Consultez la page de la commande.
error-aftersales-declaration = Le nom ou l'adresse e-mail manquent ou sont incorrects. Indiquez le nom et l'adresse où envoyer l'accusé de réception.
error-aftersales-unknown-withdrawal = Cette commande n'a pas cette renonciation. Vérifiez l'adresse.
