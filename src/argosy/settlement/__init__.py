"""Turns a placed order into money owed: VAT, commission, payment cost, fulfilment, co-funding and the brand's share.

Tables: none; everything is booked in the ledger, by order (journal) and line (subject).
Promises: what an order captured is split to the last cent, so that its clearing account ends at zero; every
remainder goes by largest remainder; fees come from dated, sourced schedules in `data/`, so that an order can be
settled again as of its own day; settling twice books once; a reversal restores every balance.

Chart of accounts (`<region>:<holder>:…:<currency>`; amounts in minor units of that currency)
  eu:platform:psp-clearing:EUR       asset      captured by the payment provider, not yet paid out to the platform
  eu:platform:order-clearing:EUR     liability  an order's takings until they are split; zero after every order
  eu:platform:vat-payable:es:EUR     liability  VAT owed in one market
  eu:platform:psp-fees-payable:EUR   liability  owed to the payment provider
  eu:platform:customs-payable:EUR    liability  duty and import VAT taken from shoppers, owed to customs
  eu:platform:customer-deposits:EUR  liability  paid by buyers for goods not handed over yet
  eu:platform:commission:EUR         income
  eu:platform:fulfilment:EUR         income     pick, pack, storage and carriage charged to brands
  eu:platform:delivery:EUR           income     delivery charges paid by shoppers, without VAT
  eu:platform:co-funding:EUR         expense    the platform's part of joint campaigns
  eu:platform:payment-cost:EUR       expense    payment cost on delivery charges, and on deposits until the hand-over
  eu:brand:<brand id>:payable:EUR    liability  owed to the brand (owner: the brand)

Not here yet: VAT on the platform's own services to brands; who is liable for VAT by Art. 14a of the VAT Directive
(one VAT account per market for now); the VAT treatment of co-funding as third-party consideration.
"""
