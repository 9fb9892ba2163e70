"""The super-brand programme: who the brands are, what was verified of them, on which terms they trade, and their people.

Tables: programme_brand, programme_verification (append-only), programme_contract with programme_commissionline,
programme_member, programme_apikey, programme_apiwrite. Promises: a brand trades only after every check that can fail has
passed and its contract is signed; what a contract said on any past day can be asked for ever; a key's secret is told once.
"""
