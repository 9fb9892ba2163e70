"""Carts, orders and payments; the only room that orchestrates a sale.

Tables: checkout_cart with checkout_cartline, checkout_order with checkout_orderline, checkout_payment with checkout_refund,
checkout_webhookevent, checkout_idempotencykey, checkout_consent, and the test provider's own checkout_testentry.
Promises: the same key never orders or gives back twice; goods are held before money is asked for, and freed only when the provider has
said no; an order is placed, booked and announced in one transaction; never more is given back than was captured.
"""
