"""What happens after the order: it is sent and paid for, cancelled or withdrawn from; goods come back, and money.

Tables: aftersales_dispatch (an order of which something has left; open until its money is taken), aftersales_cancellation (an order
called off; open until its money is back), aftersales_withdrawal (declared, confirmed, settled), aftersales_return (claimed, announced,
received, refused), aftersales_refund with aftersales_refundline (money given back; open until it is paid out), aftersales_line and
aftersales_returnline (the lines of returns and refunds with their brand, for that brand's session).

Promises: an order is either sent or cancelled, never both; whatever happens, goods, bookings, documents and states change in one
transaction, and the money follows, once, however often it is asked for and whoever dies in between; a withdrawal takes two steps, needs
no reason and no account, and is acknowledged with its content and time; of no line more comes back than was bought, nor more money than
was paid, and all parts together are what was paid to the cent.

`dispatching` sends and takes the money, `cancelling` undoes orders, `withdrawing` takes declarations, `returning` takes claims and goods,
`refunding` works out, books and pays what is given back, `brand_returns` tells a brand of its own lines, `finishing` is the worker's, `rules` counts days and cents, `api` is the door.
"""
