# Displays beside those of the main file

compliance-display-total-price = Le prix comprend la TVA et tous les frais ; la livraison est indiquée à part avant la commande.
compliance-display-withdrawal-exception = Pas de droit de rétractation, ou il prend fin à l'ouverture du scellé.
compliance-display-cross-border-sale = Les acheteurs de tous les États membres peuvent commander aux mêmes conditions, avec livraison dans ce pays.
compliance-display-accessibility-statement = Comment cette boutique satisfait aux exigences d'accessibilité
compliance-display-accessibility-information = Caractéristiques d'accessibilité du produit
compliance-display-battery-passport = Passeport de la batterie
