launch-problem-logo-broken = «{ $value }» no es un dibujo legible. Expórtelo de nuevo como SVG.
launch-problem-logo-part = El logotipo «{ $value }» contiene { $part }, algo que un logotipo no puede llevar. Expórtelo de nuevo como SVG simple: textos convertidos en trazados, sin hoja de estilo, imágenes, enlaces ni scripts.
launch-problem-logo-size = El logotipo «{ $value }» no indica qué parte del dibujo se ve. Expórtelo de nuevo con viewBox.
launch-problem-logo-too-big = El logotipo «{ $value }» supera los 256 KB o las 2.000 piezas. Simplifíquelo.
launch-problem-logo-empty = El logotipo «{ $value }» no dibuja nada. Expórtelo de nuevo con sus formas.
launch-problem-logo-shape = El logotipo «{ $value }» mide { $part }. El ancho debe estar entre la mitad y doce veces el alto: recorte los márgenes vacíos o entregue otra versión.
