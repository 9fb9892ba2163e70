launch-problem-logo-broken = « { $value } » n’est pas un dessin lisible. Exportez-le de nouveau en SVG.
launch-problem-logo-part = Le logo « { $value } » contient { $part }, ce qu’un logo ne peut pas comporter. Exportez-le de nouveau en SVG simple : textes vectorisés, sans feuille de style, image, lien ni script.
launch-problem-logo-size = Le logo « { $value } » n’indique pas la partie visible du dessin. Exportez-le de nouveau avec une viewBox.
launch-problem-logo-too-big = Le logo « { $value } » dépasse 256 Ko ou 2 000 éléments. Simplifiez-le.
launch-problem-logo-empty = Le logo « { $value } » ne dessine rien. Exportez-le de nouveau avec ses formes.
launch-problem-logo-shape = Le logo « { $value } » mesure { $part }. Sa largeur doit être comprise entre la moitié et douze fois sa hauteur : rognez les marges vides ou fournissez une autre version.
