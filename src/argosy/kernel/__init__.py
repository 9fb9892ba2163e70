"""What every room stands on and none owns: money, markets, ids, the clock, errors, texts, the database and the outbox.

Tables: kernel_user (people who log in), kernel_outbox (side work written in the transaction that caused it).
Promises: amounts are integers in minor units and every rounding happens in `money`; `clock` is the only reader of
the time; a door's transaction opens in `db.transaction` and nowhere else; a brand's session sees that brand's rows only.
"""
