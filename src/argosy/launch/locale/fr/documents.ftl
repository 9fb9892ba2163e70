launch-problem-document-missing = Le pack n'a pas de fichier « { $value } ». Mettez-le dans documents/ et nommez-le à partir de là, ou ôtez la ligne.
launch-problem-document-scope = « { $value } » n'est ni un modèle ni un SKU de la marque. Écrivez brand pour toute la gamme, ou des modèles et SKU séparés par des points-virgules.
