error-ledger-bad-transfer =
    Le mouvement « { $kind } » ne peut pas être comptabilisé : { $reason ->
        [amount] son montant doit être un nombre entier positif d’unités mineures.
        [accounts] il indique le même compte des deux côtés.
        [currency] ses comptes ne sont pas tous deux tenus dans sa devise.
       *[twice] la même écriture figure deux fois dans le lot.
    }
error-ledger-transfer-conflict = Le journal { $journal } contient déjà une écriture « { $kind } » avec d’autres comptes ou un autre montant. Une écriture ne se modifie pas : contre-passez-la et recommencez.
error-ledger-account-conflict = Le compte { $account } est déjà ouvert avec un autre type, une autre devise ou un autre titulaire. Choisissez un autre code.
error-ledger-unknown-account = Le compte { $account } n’existe pas. Ouvrez-le d’abord.
error-ledger-bad-cursor = Ce repère de page n’est pas valide. Reprenez à la première page.
