# Cells of products.csv that cannot be taken
catalogue-problem-required = { $column } : cette colonne est obligatoire dans cette catégorie.
catalogue-problem-unknown-column = { $column } : aucune catégorie n’a d’attribut de ce nom. Vérifiez l’intitulé de la colonne.
catalogue-problem-not-in-category = { $column } : les produits de la catégorie { $category } n’ont pas cet attribut. Laissez la cellule vide.
catalogue-problem-not-a-number = { $column } : « { $value } » n’est pas un nombre. Indiquez le nombre seul, sans unité ni séparateur de milliers.
catalogue-problem-not-whole = { $column } : « { $value } » n’est pas un nombre entier. Indiquez uniquement des chiffres, sans séparateur de milliers.
catalogue-problem-out-of-range = { $column } : { $value } n’est pas compris entre { $min } et { $max }. Vérifiez le chiffre et son unité.
catalogue-problem-not-a-boolean = { $column } : « { $value } » n’est ni oui ni non (yes/no).
catalogue-problem-not-a-choice = { $column } : « { $value } » ne fait pas partie des valeurs possibles : { $allowed }.
catalogue-problem-not-a-content = { $column } : « { $value } » n’est pas une quantité. Indiquez un nombre et son unité, par exemple 60 ml ; unités : { $units }.
catalogue-problem-too-long = { $column } : le texte compte { $length } caractères ; le maximum est { $max }.
catalogue-problem-bad-ip = { $column } : « { $value } » n’est pas un indice de protection tel que IP68 ou IPX4.
catalogue-problem-bad-digits = { $column } : « { $value } » ne doit contenir que des chiffres.
catalogue-problem-bad-ufi = { $column } : « { $value } » n’est pas un UFI : quatre groupes de quatre majuscules ou chiffres séparés par des tirets.
catalogue-problem-bad-url = { $column } : « { $value } » n’est pas une adresse commençant par https://.
catalogue-problem-unknown-category = La catégorie « { $category } » n’existe pas.
