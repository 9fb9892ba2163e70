error-sold-out = { $left ->
    [0] Épuisé pour le moment. Retirez l’article du panier ou revenez plus tard.
    [one] Il n’en reste que { $left }. Choisissez une quantité plus petite.
   *[other] Il n’en reste que { $left }. Choisissez une quantité plus petite.
}
error-postcode-form = « { $postal_code } » n’est pas un code postal de { $country }. Écrivez-le comme { $example }.
error-postcode-not-served = Nous ne livrons pas encore à { $postal_code }. Choisissez une autre adresse.
error-unknown-warehouse = L’entrepôt « { $warehouse } » n’existe pas. Choisissez parmi : { $known }.
error-order-stopped = Cette commande contient des articles bloqués par une décision de sécurité : elle ne peut pas être expédiée. Attendez la levée de la restriction ou annulez la commande.
error-dispatch-barred = Le produit { $sku } ne peut pas partir vers le marché { $market } : { $rules }. Il reste réservé jusqu’à ce que ce soit réglé ; annulez la commande ou fournissez ce qui manque.
error-delivery-way = Ces articles ne peuvent pas être livrés de cette façon à cette adresse (« { $way } »). Choisissez l’un des modes proposés par le panier, ou gardez la livraison standard.
