# What keeps a text from being shown
content-finding-no-title = The title is missing.
content-finding-no-brand = The title does not name the brand { $brand }.
content-finding-too-many-bullets = There are more than { $max } bullets.
content-finding-too-long = The text has { $length } characters; { $max } are allowed.
content-finding-superlative = “{ $text }” claims a rank that would have to be proved. Say what the product does instead.
content-finding-green-claim = “{ $text }” is an environmental claim that the law allows only with recognised proof (Directive (EU) 2024/825).
content-finding-unknown-number = The number { $number } is not among the product’s facts. Correct the text or the product data.
content-finding-wrong-unit = “{ $text }”: the number is known, but not in this unit.
content-finding-broken = “{ $text }” looks like a mistake of typing or an unfilled place.
content-finding-mixed-language = The text mixes languages: { $text }.
content-finding-superseded = The product’s facts have changed; this edited text was replaced and is kept here.

# States and sources
content-state-draft = Draft
content-state-checked = Checked
content-state-approved = Approved
content-source-generated = Written from the facts
content-source-pack = From the brand pack
content-source-edited = Edited

# Errors
error-unknown-text = There is no text of this product in this language ({ $language }).
error-no-grammar = There is no grammar for the language { $language } yet.
error-text-not-ready = This text ({ $language }) still has findings. Mend them before approving it.
