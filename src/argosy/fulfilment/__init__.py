"""Warehouses, stock and the way to the shopper's door.

Tables: fulfilment_warehouse, fulfilment_stock, fulfilment_movement (append-only), fulfilment_shipment, fulfilment_freeze, fulfilment_stop. Promises: stock never falls below
what is reserved nor below zero, whatever meets whatever; the stock row is the sum of its movements; a date is promised only for
an address that a carrier serves, from stock that is there; once `freeze` has returned, none of what is frozen is held in the named markets.
"""
