# What keeps a text from being shown
content-finding-no-title = Falta el título.
content-finding-no-brand = El título no nombra la marca { $brand }.
content-finding-too-many-bullets = Hay más de { $max } puntos.
content-finding-too-long = El texto tiene { $length } caracteres; el máximo es { $max }.
content-finding-superlative = «{ $text }» afirma una superioridad que habría que demostrar. Diga mejor qué hace el producto.
content-finding-green-claim = «{ $text }» es una alegación ambiental que la ley solo permite con pruebas reconocidas (Directiva (UE) 2024/825).
content-finding-unknown-number = El número { $number } no figura entre los datos del producto. Corrija el texto o los datos.
content-finding-wrong-unit = «{ $text }»: el número es conocido, pero no en esta unidad.
content-finding-broken = «{ $text }» parece una errata o un hueco sin rellenar.
content-finding-mixed-language = El texto mezcla idiomas: { $text }.
content-finding-superseded = Los datos del producto han cambiado; este texto editado se ha sustituido y se guarda aquí.

# States and sources
content-state-draft = Borrador
content-state-checked = Revisado
content-state-approved = Aprobado
content-source-generated = Redactado a partir de los datos
content-source-pack = Del paquete de marca
content-source-edited = Editado

# Errors
error-unknown-text = No hay texto de este producto en este idioma ({ $language }).
error-no-grammar = Todavía no hay gramática para el idioma { $language }.
error-text-not-ready = Este texto ({ $language }) tiene avisos pendientes. Corríjalos antes de aprobarlo.
