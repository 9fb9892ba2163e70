error-ledger-bad-transfer =
    The transfer “{ $kind }” cannot be booked: { $reason ->
        [amount] its amount must be a positive whole number of minor units.
        [accounts] it names the same account on both sides.
        [currency] its accounts are not both kept in its currency.
       *[twice] the same booking stands in the batch twice.
    }
error-ledger-transfer-conflict = Journal { $journal } already holds a booking “{ $kind }” with other accounts or another amount. Bookings are never changed: reverse it and book anew.
error-ledger-account-conflict = The account { $account } is open with another kind, currency or owner. Choose another code.
error-ledger-unknown-account = There is no account { $account }. Open it first.
error-ledger-bad-cursor = This page mark is not valid. Start again from the first page.
