# Cells of products.csv that cannot be taken
catalogue-problem-required = { $column }: esta columna es obligatoria en esta categoría.
catalogue-problem-unknown-column = { $column }: ninguna categoría tiene un atributo con este nombre. Revise el título de la columna.
catalogue-problem-not-in-category = { $column }: los productos de la categoría { $category } no tienen este atributo. Deje la celda vacía.
catalogue-problem-not-a-number = { $column }: «{ $value }» no es un número. Escriba solo la cifra, sin unidad ni separador de millares.
catalogue-problem-not-whole = { $column }: «{ $value }» no es un número entero. Escriba solo cifras, sin separador de millares.
catalogue-problem-out-of-range = { $column }: { $value } está fuera del intervalo de { $min } a { $max }. Revise la cifra y la unidad.
catalogue-problem-not-a-boolean = { $column }: «{ $value }» no es ni sí ni no (yes/no).
catalogue-problem-not-a-choice = { $column }: «{ $value }» no es uno de los valores posibles: { $allowed }.
catalogue-problem-not-a-content = { $column }: «{ $value }» no es un contenido. Escriba una cifra y su unidad, por ejemplo 60 ml; unidades: { $units }.
catalogue-problem-too-long = { $column }: el texto tiene { $length } caracteres; el máximo es { $max }.
catalogue-problem-bad-ip = { $column }: «{ $value }» no es un grado de protección como IP68 o IPX4.
catalogue-problem-bad-digits = { $column }: «{ $value }» solo puede contener cifras.
catalogue-problem-bad-ufi = { $column }: «{ $value }» no es un UFI: cuatro grupos de cuatro mayúsculas o cifras con guiones.
catalogue-problem-bad-url = { $column }: «{ $value }» no es una dirección que empiece por https://.
catalogue-problem-unknown-category = No existe la categoría «{ $category }».
