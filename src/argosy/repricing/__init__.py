"""Repricing: what a brand wants of its prices, worked out for every offer, looked at, and published as a whole or not at all.

Tables: repricing_pricelist (how prices are found, by market, audience and category, with the time it holds),
repricing_figure (costs, floors, minimum advertised prices, ceilings, fixed prices and others' prices, each dated and sourced),
repricing_adoption (the reference rate a brand's prices are made with), repricing_proposal (a change that waits for a yes).
Promises: figures and rates are never changed, only followed by others; no price goes below what the goods cost, the contract's floor
or the minimum advertised price unless a person is refused by name of the rail; a proposal is published exactly as it was looked at,
all of it or nothing; the same inputs give the same prices, so repricing twice changes nothing; a rate moves no price by itself
unless the list says so, and never during a campaign that the list freezes it for.
"""
