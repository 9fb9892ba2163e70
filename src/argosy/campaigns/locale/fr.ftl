error-campaigns-unknown = La campagne { $campaign } n’existe pas. Vérifiez l’adresse ou la liste des campagnes.
error-campaigns-exists = Une campagne « { $name } » au contenu différent existe sur le marché { $market }. Choisissez un autre code.
error-campaigns-bad = Cette campagne est impossible : vérifiez { $field }. Il faut un code, une remise entre 0 et 100 %, une part de 0 à 100 %, une fin postérieure au début, un budget et au moins une variante.
error-campaigns-name-missing = La campagne n’a pas de nom dans la langue du marché { $market } ({ $language }). Ajoutez-en un.
error-campaigns-foreign-variant = La variante { $variant } n’appartient pas à cette marque. Retirez-la de la campagne.
error-campaigns-not-due = La campagne « { $name } » commence le { $at }. Elle démarrera alors d’elle-même.
error-campaigns-over = La campagne « { $name } » est terminée. Planifiez-en une nouvelle.
error-campaigns-not-running = La campagne « { $name } » n’est pas en cours et ne finance rien. Recalculez la commande.
error-campaigns-budget-exhausted = Il reste { $left } au budget de la campagne « { $name } », moins que les { $asked } nécessaires à cette commande. Recalculez-la sans la campagne.
error-campaigns-not-allowed = Le produit { $sku } ne peut pas participer à une campagne sur le marché { $market } : { $rules }. Fournissez ce que demande le tableau de préparation ou retirez-le de la campagne.
error-coupon-refused = { $reason ->
   *[unknown] Le bon « { $name } » n’existe pas. Vérifiez son orthographe ou retirez-le.
    [market] Le bon « { $name } » n’est pas valable sur le marché { $market }. Retirez-le.
    [early] Le bon « { $name } » n’est valable qu’à partir du { $day }. Revenez à cette date ou retirez-le.
    [over] Le bon « { $name } » a expiré. Retirez-le.
    [spent] Le bon « { $name } » est épuisé. Retirez-le.
    [goods] Le bon « { $name } » ne concerne aucun article de cette commande. Ajoutez des articles concernés ou retirez-le.
    [minimum] Le bon « { $name } » exige au moins { $minimum } d’articles. Ajoutez-en ou retirez-le.
    [used] Vous avez déjà utilisé le bon « { $name } » ; il vaut une fois par acheteur. Retirez-le.
}
error-coupon-bad = Ce bon est impossible : vérifiez { $field }. Il lui faut un code de 4 à 24 majuscules et chiffres, une valeur (jusqu’à 90 % ou un montant inférieur au minimum), des marchés d’une seule monnaie, une fin après le début et au moins 1 utilisation.
error-coupon-exists = Un autre bon « { $name } » existe déjà. Choisissez un autre code.
