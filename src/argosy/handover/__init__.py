"""Goods sold by deposit: from the reservation to the keys.

An order for such goods opens an agreement: what was paid as a deposit, what is still due, the day from which the goods are ready, and the
terms that were shown before it was ordered. The buyer takes an appointment at a place of hand-over, pays the rest, and is handed the goods.

Tables (all of a region): `handover_agreement` one for each such order; `handover_slot` how many appointments of a place and time are taken;
`handover_event` what happened, append-only. Places and terms are dated facts in `data/`.
Promises: deposit + balance = the order's total, to the cent; a slot never holds more than its capacity (one guarded statement and a
constraint); all that is taken of the buyer is owed to the buyer in the books until the hand-over, which sends the goods and books the sale
in one transaction; an agreement that ends otherwise frees slot and goods and gives back all but what its terms let the seller keep.
"""
