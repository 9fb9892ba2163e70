launch-problem-logo-broken = «{ $value }» non è un disegno leggibile. Lo esporti di nuovo come SVG.
launch-problem-logo-part = Il logo «{ $value }» contiene { $part }, che un logo non può avere. Lo esporti di nuovo come SVG semplice: testi convertiti in tracciati, senza foglio di stile, immagini, link o script.
launch-problem-logo-size = Il logo «{ $value }» non indica quale parte del disegno si vede. Lo esporti di nuovo con un viewBox.
launch-problem-logo-too-big = Il logo «{ $value }» supera 256 KB o 2.000 elementi. Lo semplifichi.
launch-problem-logo-empty = Il logo «{ $value }» non disegna nulla. Lo esporti di nuovo con le sue forme.
launch-problem-logo-shape = Il logo «{ $value }» misura { $part }. La larghezza deve essere tra la metà e dodici volte l’altezza: tagli i margini vuoti o fornisca un’altra versione.
