# Cells of products.csv that cannot be taken
catalogue-problem-required = { $column }: w tej kategorii ta kolumna jest obowiązkowa.
catalogue-problem-unknown-column = { $column }: żadna kategoria nie ma cechy o tej nazwie. Sprawdź nagłówek kolumny.
catalogue-problem-not-in-category = { $column }: produkty z kategorii { $category } nie mają tej cechy. Zostaw komórkę pustą.
catalogue-problem-not-a-number = { $column }: „{ $value }” nie jest liczbą. Podaj samą liczbę, bez jednostki i bez separatora tysięcy.
catalogue-problem-not-whole = { $column }: „{ $value }” nie jest liczbą całkowitą. Podaj same cyfry, bez separatora tysięcy.
catalogue-problem-out-of-range = { $column }: wartość { $value } nie mieści się w zakresie od { $min } do { $max }. Sprawdź liczbę i jednostkę.
catalogue-problem-not-a-boolean = { $column }: „{ $value }” nie oznacza ani „tak”, ani „nie” (yes/no).
catalogue-problem-not-a-choice = { $column }: „{ $value }” nie należy do dozwolonych wartości: { $allowed }.
catalogue-problem-not-a-content = { $column }: „{ $value }” nie jest zawartością. Podaj liczbę z jednostką, na przykład 60 ml; jednostki: { $units }.
catalogue-problem-too-long = { $column }: tekst ma za dużo znaków ({ $length }); dozwolone maksimum to { $max }.
catalogue-problem-bad-ip = { $column }: „{ $value }” nie jest stopniem ochrony, takim jak IP68 lub IPX4.
catalogue-problem-bad-digits = { $column }: „{ $value }” może zawierać tylko cyfry.
catalogue-problem-bad-ufi = { $column }: „{ $value }” nie jest kodem UFI: cztery grupy po cztery wielkie litery lub cyfry z łącznikami.
catalogue-problem-bad-url = { $column }: „{ $value }” nie jest adresem zaczynającym się od https://.
catalogue-problem-unknown-category = Nie ma kategorii „{ $category }”.
