# Cells of products.csv that cannot be taken
catalogue-problem-required = { $column }: questa colonna è obbligatoria in questa categoria.
catalogue-problem-unknown-column = { $column }: nessuna categoria ha un attributo con questo nome. Controlla l’intestazione della colonna.
catalogue-problem-not-in-category = { $column }: i prodotti della categoria { $category } non hanno questo attributo. Lascia vuota la cella.
catalogue-problem-not-a-number = { $column }: «{ $value }» non è un numero. Scrivi solo la cifra, senza unità né separatore delle migliaia.
catalogue-problem-not-whole = { $column }: «{ $value }» non è un numero intero. Scrivi solo cifre, senza separatore delle migliaia.
catalogue-problem-out-of-range = { $column }: { $value } non è compreso tra { $min } e { $max }. Controlla la cifra e l’unità.
catalogue-problem-not-a-boolean = { $column }: «{ $value }» non è né sì né no (yes/no).
catalogue-problem-not-a-choice = { $column }: «{ $value }» non è uno dei valori possibili: { $allowed }.
catalogue-problem-not-a-content = { $column }: «{ $value }» non è un contenuto. Scrivi una cifra con la sua unità, per esempio 60 ml; unità: { $units }.
catalogue-problem-too-long = { $column }: il testo ha { $length } caratteri; il massimo è { $max }.
catalogue-problem-bad-ip = { $column }: «{ $value }» non è un grado di protezione come IP68 o IPX4.
catalogue-problem-bad-digits = { $column }: «{ $value }» può contenere solo cifre.
catalogue-problem-bad-ufi = { $column }: «{ $value }» non è un UFI: quattro gruppi di quattro maiuscole o cifre separati da trattini.
catalogue-problem-bad-url = { $column }: «{ $value }» non è un indirizzo che inizia con https://.
catalogue-problem-unknown-category = La categoria «{ $category }» non esiste.
