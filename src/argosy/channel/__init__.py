"""Brand+: what shoppers see in each market and language, made ready to read.

Tables: channel_flagship, channel_listing (a projection: everything in it can be made again from the rooms below).
Promises: a listing is shown only when the market's rules allow it and it has a price; a price shown is the price in force;
a reduction is shown with the lowest price of the thirty days before it.
"""
