error-pricing-no-vat-rate = Aucun taux de TVA n’est enregistré pour { $country } au { $on }. Ajoutez-le à la table de TVA avec sa source.
error-pricing-no-fx-rate = Les cours de référence ne cotent pas { $currency } le { $on } ni avant. Utilisez une autre devise ou fournissez le cours.
error-pricing-stale-rate = Le dernier cours de { $base } en { $quote } date du { $dated }, soit { $age ->
    [one] { $age } jour
   *[other] { $age } jours
 } avant le { $on } ; cette règle en admet { $limit }. Mettez les cours à jour ou choisissez une règle qui consigne un cours plus ancien.
error-pricing-no-endings = Aucune terminaison de prix n’est enregistrée pour { $currency }. Ajoutez-la à la table des terminaisons.
error-pricing-bad-price = { $minor } en unités mineures ne peut être le prix de la variante { $variant }. Indiquez un montant supérieur à zéro.
error-pricing-wrong-currency = Les prix du marché { $market } sont en { $expected }, mais celui de la variante { $variant } est en { $currency }.
error-pricing-backdated = Un prix de la variante { $variant } ne peut commencer le { $at } : ce moment est passé. Faites-le commencer maintenant ou plus tard.
error-pricing-double-price = La variante { $variant } a deux prix pour le marché { $market } dans une même publication. N’en gardez qu’un.
error-pricing-bad-reduction = Cette réduction est impossible : vérifiez { $field }. Il faut une remise entre 0 et 100 % et une fin postérieure au début.
error-pricing-not-priced = La variante { $variant } n’a pas de prix sur le marché { $market } au début de la réduction. Publiez d’abord son prix.
error-pricing-reduction-overlaps = Un autre prix de la variante { $variant } est fixé au { $at } sur le marché { $market }. Une réduction ne peut ni le couvrir ni précéder une autre réduction de moins de 30 jours.
error-pricing-false-reduction = Une réduction de { $claimed } % serait fausse pour la variante { $variant } sur le marché { $market } : son prix le plus bas des 30 derniers jours était { $prior } ; { $price } ne fait que { $true } % de moins. Baissez le prix ou le pourcentage.
error-pricing-no-prior-price = Aucune réduction ne peut être annoncée pour la variante { $variant } sur le marché { $market } : elle n’a pas eu de prix auparavant. Commencez la réduction plus tard.
error-pricing-too-soon = Selon la règle de { $country }, aucune réduction de la variante { $variant } ne peut être annoncée sur le marché { $market } avant { $day } : elle n’est pas proposée depuis assez longtemps. Commencez la réduction à ce moment, ou baissez son prix catalogue sans l’annoncer.
pricing-lowest-30d = Prix le plus bas des 30 jours précédant la réduction : { $price }
pricing-explain-from-home = Prix d’origine { $home } moins { $home_vat } % de TVA ({ $home_country }), à { $fx } (BCE, { $fx_on }{ $fx_age ->
    [0] { "" }
   *[other] , vieux de { $fx_age ->
        [one] { $fx_age } jour
       *[other] { $fx_age } jours
    }
 }), × { $factor }, plus { $vat } % de TVA : { $exact } ; puis à la terminaison locale.
pricing-explain-campaign = Réduit pour une campagne par rapport au prix courant.
pricing-explain-campaign-end = Retour au prix courant après une campagne.
error-pricing-day-ahead = Le { $on } n’est pas encore venu : seul ce qui a été pratiqué peut être prouvé. Demandez aujourd’hui ou un jour passé.
error-pricing-not-priced-on = La variante { $variant } n’avait pas de prix sur le marché { $market } au { $at }. Demandez un jour ultérieur ou consultez l’historique.
