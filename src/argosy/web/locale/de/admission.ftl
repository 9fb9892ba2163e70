error-waiting-room = Gerade kaufen sehr viele gleichzeitig. { $position } { $estimate } Senden Sie dieselbe Anfrage nach der Zeit in Retry-After noch einmal, mit demselben Idempotency-Key; so behalten Sie Ihren Platz.
error-rate-limit = Von Ihrer Adresse oder mit Ihrem Schlüssel kamen zu viele Anfragen. Versuchen Sie es in { $seconds ->
    [one] einer Sekunde
   *[other] { $seconds } Sekunden
} noch einmal.
error-overloaded = Gerade kaufen so viele, dass wir zuerst die an der Kasse bedienen. Nichts wurde geändert; bitte versuchen Sie es gleich noch einmal.
error-units-held = Alle Stücke werden gerade von anderen bezahlt. Sie sind Nummer { $position } für das, was frei wird, wenn eine Zahlung scheitert; versuchen Sie es in einigen Sekunden noch einmal, Ihr Platz bleibt.
admission-title = Warteraum
admission-heading = Sie stehen in der Reihe
admission-lead = Es wollen mehr Menschen kaufen, als wir auf einmal bedienen können. Wer zuerst kam, ist zuerst dran; Sie müssen nichts tun.
admission-position = { $count ->
    [0] Sie sind als Nächstes dran.
    [one] Eine Person ist vor Ihnen.
   *[other] { $ahead } Personen sind vor Ihnen.
}
admission-soon = Es dauert wohl weniger als eine Minute.
admission-minutes = { $minutes ->
    [one] Beim Tempo der letzten Sekunden dauert es etwa eine Minute.
   *[other] Beim Tempo der letzten Sekunden dauert es etwa { $minutes } Minuten.
}
admission-long = Beim Tempo der letzten Sekunden dauert es mehr als eine Stunde.
admission-kept = Ihr Platz und Ihr Warenkorb bleiben erhalten. Diese Seite erneuert sich von selbst; Sie können sie im Hintergrund offen lassen.
admission-shed-title = Einen Augenblick
admission-many-title = Einen Augenblick
admission-shed-heading = Einen Augenblick, bitte
admission-again = Noch einmal versuchen
