error-ledger-bad-transfer =
    Nie można zaksięgować operacji „{ $kind }”: { $reason ->
        [amount] kwota musi być dodatnią liczbą całkowitą najmniejszych jednostek waluty.
        [accounts] po obu stronach wskazano to samo konto.
        [currency] oba konta muszą być prowadzone w walucie operacji.
       *[twice] ten sam zapis występuje w paczce dwa razy.
    }
error-ledger-transfer-conflict = Dziennik { $journal } zawiera już zapis „{ $kind }” z innymi kontami lub inną kwotą. Zapisów się nie zmienia: należy go wystornować i zaksięgować ponownie.
error-ledger-account-conflict = Konto { $account } jest już otwarte z innym rodzajem, walutą lub właścicielem. Wybierz inny kod.
error-ledger-unknown-account = Nie ma konta { $account }. Najpierw je otwórz.
error-ledger-bad-cursor = Ten znacznik strony jest nieprawidłowy. Zacznij od pierwszej strony.
