error-not-listed = «{ $name }» non è in vendita in { $market }. Scopra che cos’altro c’è.
