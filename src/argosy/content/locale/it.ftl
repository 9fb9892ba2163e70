# What keeps a text from being shown
content-finding-no-title = Manca il titolo.
content-finding-no-brand = Il titolo non cita il marchio { $brand }.
content-finding-too-many-bullets = Ci sono più di { $max } punti.
content-finding-too-long = Il testo ha { $length } caratteri; il massimo è { $max }.
content-finding-superlative = «{ $text }» afferma una superiorità che andrebbe dimostrata. Meglio dire che cosa fa il prodotto.
content-finding-green-claim = «{ $text }» è un’asserzione ambientale che la legge ammette solo con prove riconosciute (direttiva (UE) 2024/825).
content-finding-unknown-number = Il numero { $number } non figura tra i dati del prodotto. Correggi il testo o i dati.
content-finding-wrong-unit = «{ $text }»: il numero è noto, ma non in questa unità.
content-finding-broken = «{ $text }» sembra un errore di battitura o uno spazio non compilato.
content-finding-mixed-language = Il testo mescola lingue diverse: { $text }.
content-finding-superseded = I dati del prodotto sono cambiati; questo testo modificato è stato sostituito ed è conservato qui.

# States and sources
content-state-draft = Bozza
content-state-checked = Verificato
content-state-approved = Approvato
content-source-generated = Scritto dai dati
content-source-pack = Dal pacchetto del marchio
content-source-edited = Modificato

# Errors
error-unknown-text = Non c’è un testo di questo prodotto in questa lingua ({ $language }).
error-no-grammar = Non c’è ancora una grammatica per la lingua { $language }.
error-text-not-ready = Questo testo ({ $language }) ha ancora segnalazioni. Correggile prima di approvarlo.
