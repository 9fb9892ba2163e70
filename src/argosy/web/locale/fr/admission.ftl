error-waiting-room = Beaucoup de personnes achètent en même temps. { $position } { $estimate } Renvoyez la même requête après le délai indiqué par Retry-After, avec la même Idempotency-Key ; vous gardez votre place.
error-rate-limit = Trop de requêtes sont venues de votre adresse ou de votre clé. Réessayez dans { $seconds ->
    [one] une seconde
   *[other] { $seconds } secondes
}.
error-overloaded = Tant de personnes achètent en ce moment que nous servons d’abord celles qui sont en caisse. Rien n’a été modifié ; réessayez dans un instant.
error-units-held = Toutes les unités sont en cours de paiement par d’autres personnes. Vous êtes au numéro { $position } si un paiement échoue ; réessayez dans quelques secondes, votre place est gardée.
admission-title = Salle d’attente
admission-heading = Vous êtes dans la file
admission-lead = Plus de personnes veulent acheter que nous ne pouvons en servir à la fois. Premier arrivé, premier servi ; vous n’avez rien à faire.
admission-position = { $count ->
    [0] C’est bientôt votre tour : personne n’est devant vous.
    [one] Une personne est devant vous.
   *[other] { $ahead } personnes sont devant vous.
}
admission-soon = Cela devrait prendre moins d’une minute.
admission-minutes = { $minutes ->
    [one] Au rythme des dernières secondes, il faudra environ une minute.
   *[other] Au rythme des dernières secondes, il faudra environ { $minutes } minutes.
}
admission-long = Au rythme des dernières secondes, il faudra plus d’une heure.
admission-kept = Votre place et votre panier sont conservés. Cette page se met à jour toute seule ; vous pouvez la laisser ouverte en arrière-plan.
admission-shed-title = Un instant
admission-many-title = Un instant
admission-shed-heading = Un instant, s’il vous plaît
admission-again = Réessayer
