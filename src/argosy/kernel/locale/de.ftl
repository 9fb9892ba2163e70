error-unknown-market = Den Markt „{ $market }“ gibt es nicht. Wählen Sie einen von: { $known }.
error-internal = Bei uns ist etwas schiefgegangen. Es ging nichts verloren; bitte versuchen Sie es gleich noch einmal.
error-not-found = Unter dieser Adresse gibt es nichts. Prüfen Sie sie oder gehen Sie zur Startseite.
error-forbidden = Ihr Konto darf das nicht. Bitten Sie die Markenleitung um die passende Rolle.
error-signed-out = Bitte melden Sie sich zuerst an.
