error-unknown-market = Le marché « { $market } » n’existe pas. Choisissez parmi : { $known }.
error-internal = Une erreur s’est produite de notre côté. Rien n’a été perdu ; réessayez dans un instant.
error-not-found = Il n’y a rien à cette adresse. Vérifiez-la ou revenez à la page d’accueil.
error-forbidden = Votre compte n’y est pas autorisé. Demandez le rôle nécessaire au responsable de la marque.
error-signed-out = Connectez-vous d’abord.
