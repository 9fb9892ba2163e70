# Cells of products.csv that cannot be taken
catalogue-problem-required = { $column }: Diese Spalte ist in dieser Kategorie Pflicht.
catalogue-problem-unknown-column = { $column }: Keine Kategorie hat ein Merkmal dieses Namens. Bitte prüfen Sie die Spaltenüberschrift.
catalogue-problem-not-in-category = { $column }: Produkte der Kategorie { $category } haben dieses Merkmal nicht. Bitte lassen Sie die Zelle leer.
catalogue-problem-not-a-number = { $column }: „{ $value }“ ist keine Zahl. Bitte geben Sie nur die Zahl an, ohne Einheit und ohne Tausenderpunkt.
catalogue-problem-not-whole = { $column }: „{ $value }“ ist keine ganze Zahl. Bitte geben Sie nur Ziffern an, ohne Tausenderpunkt.
catalogue-problem-out-of-range = { $column }: { $value } liegt nicht zwischen { $min } und { $max }. Bitte prüfen Sie Zahl und Einheit.
catalogue-problem-not-a-boolean = { $column }: „{ $value }“ ist weder ja noch nein (yes/no).
catalogue-problem-not-a-choice = { $column }: „{ $value }“ gehört nicht zu den möglichen Werten: { $allowed }.
catalogue-problem-not-a-content = { $column }: „{ $value }“ ist keine Füllmenge. Bitte geben Sie eine Zahl mit Einheit an, zum Beispiel 60 ml; Einheiten sind { $units }.
catalogue-problem-too-long = { $column }: Der Text hat { $length } Zeichen; erlaubt sind { $max }.
catalogue-problem-bad-ip = { $column }: „{ $value }“ ist keine Schutzart wie IP68 oder IPX4.
catalogue-problem-bad-digits = { $column }: „{ $value }“ darf nur Ziffern enthalten.
catalogue-problem-bad-ufi = { $column }: „{ $value }“ ist kein UFI: vier Gruppen aus vier Großbuchstaben oder Ziffern mit Bindestrichen.
catalogue-problem-bad-url = { $column }: „{ $value }“ ist keine Adresse, die mit https:// beginnt.
catalogue-problem-unknown-category = Die Kategorie „{ $category }“ gibt es nicht.
