# What keeps a text from being shown
content-finding-no-title = Brakuje tytułu.
content-finding-no-brand = Tytuł nie zawiera nazwy marki { $brand }.
content-finding-too-many-bullets = Liczba punktów przekracza { $max }.
content-finding-too-long = Liczba znaków w tekście to { $length }; dozwolone maksimum to { $max }.
content-finding-superlative = „{ $text }” to twierdzenie o wyższości, które trzeba by udowodnić. Napisz raczej, co robi produkt.
content-finding-green-claim = „{ $text }” to twierdzenie środowiskowe, dozwolone tylko z uznanym dowodem (dyrektywa (UE) 2024/825).
content-finding-unknown-number = Liczby { $number } nie ma w danych produktu. Popraw tekst lub dane.
content-finding-wrong-unit = „{ $text }”: liczba jest znana, ale nie w tej jednostce.
content-finding-broken = „{ $text }” wygląda na literówkę lub niewypełnione miejsce.
content-finding-mixed-language = Tekst miesza języki: { $text }.
content-finding-superseded = Dane produktu się zmieniły; ten zredagowany tekst zastąpiono i zachowano tutaj.

# States and sources
content-state-draft = Szkic
content-state-checked = Sprawdzony
content-state-approved = Zatwierdzony
content-source-generated = Na podstawie danych
content-source-pack = Z pakietu marki
content-source-edited = Zredagowany

# Errors
error-unknown-text = Nie ma tekstu tego produktu w tym języku ({ $language }).
error-no-grammar = Nie ma jeszcze gramatyki dla języka { $language }.
error-text-not-ready = Ten tekst ({ $language }) ma nierozwiązane uwagi. Usuń je przed zatwierdzeniem.
