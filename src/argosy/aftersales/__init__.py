"""What a buyer does after the order: cancelling it, and withdrawing from the contract.

Tables: aftersales_cancellation (an order called off; open until its money is back), aftersales_withdrawal (declared, confirmed,
settled).

Promises: an order is either sent or cancelled, never both; when it is cancelled its goods are free, its bookings undone and its
state changed in one transaction, and the money goes back afterwards, once, however often it is asked for and whoever dies in
between; a withdrawal takes two steps, needs no reason and no account, and is acknowledged with its content and time.

`cancelling` undoes orders and gives money back, `withdrawing` takes declarations, `rules` counts the days, `api` is the door.
"""
