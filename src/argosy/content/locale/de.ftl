# What keeps a text from being shown
content-finding-no-title = Der Titel fehlt.
content-finding-no-brand = Der Titel nennt die Marke { $brand } nicht.
content-finding-too-many-bullets = Es sind mehr als { $max } Stichpunkte.
content-finding-too-long = Der Text hat { $length } Zeichen; erlaubt sind { $max }.
content-finding-superlative = „{ $text }“ behauptet einen Vorrang, der belegt werden müsste. Bitte sagen Sie, was das Produkt leistet.
content-finding-green-claim = „{ $text }“ ist eine Umweltaussage, die nur mit anerkanntem Nachweis erlaubt ist (Richtlinie (EU) 2024/825).
content-finding-unknown-number = Die Zahl { $number } steht nicht in den Produktdaten. Bitte berichtigen Sie den Text oder die Daten.
content-finding-wrong-unit = „{ $text }“: Die Zahl ist bekannt, aber nicht in dieser Einheit.
content-finding-broken = „{ $text }“ sieht nach einem Tippfehler oder einer leeren Stelle aus.
content-finding-mixed-language = Der Text mischt Sprachen: { $text }.
content-finding-superseded = Die Produktdaten haben sich geändert; dieser bearbeitete Text wurde ersetzt und ist hier aufbewahrt.

# States and sources
content-state-draft = Entwurf
content-state-checked = Geprüft
content-state-approved = Freigegeben
content-source-generated = Aus den Produktdaten
content-source-pack = Aus dem Markenpaket
content-source-edited = Bearbeitet

# Errors
error-unknown-text = Zu diesem Produkt gibt es keinen Text in dieser Sprache ({ $language }).
error-no-grammar = Für die Sprache { $language } gibt es noch keine Grammatik.
error-text-not-ready = Zu diesem Text ({ $language }) gibt es noch Befunde. Bitte beheben Sie sie vor der Freigabe.
