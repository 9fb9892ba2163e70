error-ledger-bad-transfer =
    Die Buchung „{ $kind }“ ist nicht möglich: { $reason ->
        [amount] Der Betrag muss eine positive ganze Zahl kleinster Währungseinheiten sein.
        [accounts] Sie nennt auf beiden Seiten dasselbe Konto.
        [currency] Ihre Konten werden nicht beide in ihrer Währung geführt.
       *[twice] Dieselbe Buchung steht zweimal im Stapel.
    }
error-ledger-transfer-conflict = Das Journal { $journal } enthält schon eine Buchung „{ $kind }“ mit anderen Konten oder anderem Betrag. Buchungen werden nie geändert: stornieren Sie sie und buchen Sie neu.
error-ledger-account-conflict = Das Konto { $account } ist mit anderer Art, Währung oder anderem Inhaber eröffnet. Wählen Sie einen anderen Code.
error-ledger-unknown-account = Das Konto { $account } gibt es nicht. Eröffnen Sie es zuerst.
error-ledger-bad-cursor = Diese Seitenmarke ist ungültig. Beginnen Sie wieder auf der ersten Seite.
