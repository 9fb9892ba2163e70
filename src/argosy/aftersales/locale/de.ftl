error-aftersales-already-sent = Waren dieser Bestellung sind schon unterwegs, sie kann nicht mehr storniert werden. Widerrufen Sie stattdessen den Vertrag; Sie erhalten Ihr Geld, sobald die Ware zurück ist.
error-aftersales-not-placed = Diese Bestellung ist nicht in Kraft (Stand: { $state }), es gibt nichts zu stornieren oder zu widerrufen. Sehen Sie auf der Seite der Bestellung nach.
error-aftersales-period-over = Die Widerrufsfrist für diesen Vertrag endete am { $day }. Bei einem Mangel gilt weiterhin die gesetzliche Gewährleistung: Schreiben Sie dem Verkäufer.
error-aftersales-lines = Eine Menge gehört nicht zu dieser Bestellung oder ist größer als der Rest. Wählen Sie aus den gezeigten Mengen.
error-aftersales-nothing-left = Sie haben diese Bestellung schon vollständig widerrufen. Sehen Sie auf der Seite der Bestellung nach.
error-aftersales-declaration = Name oder E-Mail-Adresse fehlen oder sind falsch. Geben Sie den Namen an und die Adresse, an die die Bestätigung gehen soll.
error-aftersales-unknown-withdrawal = Zu dieser Bestellung gibt es diesen Widerruf nicht. Prüfen Sie die Adresse.
