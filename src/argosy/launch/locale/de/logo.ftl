launch-problem-logo-broken = „{ $value }“ ist keine lesbare Zeichnung. Exportieren Sie sie neu als SVG.
launch-problem-logo-part = Das Logo „{ $value }“ enthält { $part }; das darf ein Logo nicht. Exportieren Sie es neu als einfaches SVG: Schrift in Pfade umgewandelt, ohne Stylesheet, Bilder, Links oder Skripte.
launch-problem-logo-size = Das Logo „{ $value }“ gibt seinen sichtbaren Ausschnitt nicht an. Exportieren Sie es neu mit einer viewBox.
launch-problem-logo-too-big = Das Logo „{ $value }“ ist größer als 256 KB oder hat mehr als 2.000 Teile. Vereinfachen Sie es.
launch-problem-logo-empty = Das Logo „{ $value }“ zeichnet nichts. Exportieren Sie es neu mit seinen Formen.
launch-problem-logo-shape = Das Logo „{ $value }“ misst { $part }. Die Breite muss zwischen der Hälfte und dem Zwölffachen der Höhe liegen: Schneiden Sie leere Ränder ab oder reichen Sie eine andere Fassung ein.
