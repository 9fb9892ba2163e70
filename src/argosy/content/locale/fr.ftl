# What keeps a text from being shown
content-finding-no-title = Le titre manque.
content-finding-no-brand = Le titre ne cite pas la marque { $brand }.
content-finding-too-many-bullets = Il y a plus de { $max } points.
content-finding-too-long = Le texte compte { $length } caractères ; le maximum est { $max }.
content-finding-superlative = « { $text } » affirme une supériorité qu’il faudrait prouver. Dites plutôt ce que fait le produit.
content-finding-green-claim = « { $text } » est une allégation environnementale que la loi n’admet qu’avec une preuve reconnue (directive (UE) 2024/825).
content-finding-unknown-number = Le nombre { $number } ne figure pas dans les données du produit. Corrigez le texte ou les données.
content-finding-wrong-unit = « { $text } » : le nombre est connu, mais pas dans cette unité.
content-finding-broken = « { $text } » ressemble à une faute de frappe ou à un champ non rempli.
content-finding-mixed-language = Le texte mélange les langues : { $text }.
content-finding-superseded = Les données du produit ont changé ; ce texte modifié a été remplacé et reste conservé ici.

# States and sources
content-state-draft = Brouillon
content-state-checked = Vérifié
content-state-approved = Approuvé
content-source-generated = Rédigé à partir des données
content-source-pack = Fourni par la marque
content-source-edited = Modifié

# Errors
error-unknown-text = Il n’existe pas de texte de ce produit dans cette langue ({ $language }).
error-no-grammar = Il n’y a pas encore de grammaire pour la langue { $language }.
error-text-not-ready = Ce texte ({ $language }) comporte encore des remarques. Corrigez-les avant de l’approuver.
