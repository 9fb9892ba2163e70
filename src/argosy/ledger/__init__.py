"""Double entry by transfers: accounts, and integers moved between two of them.

Tables: ledger_account, ledger_transfer (append-only).
Promises: a transfer names a debit and a credit account and one positive amount, so an imbalance cannot be written
down; an account's id follows from its code, so that posting looks nothing up; posting the same transfer again
changes nothing, and the same key with another content is an error.
Knows accounts, currencies and integers; nothing of shops, orders or taxes.

An account code ends in its currency (`eu:platform:commission:EUR`), which is how currencies are checked before a
row is written. Balances are given on the account's normal side: debits less credits for assets and expenses,
credits less debits for liabilities and income.
"""
