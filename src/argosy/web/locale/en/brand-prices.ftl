brand-price-board = Board
brand-price-all = All markets
brand-price-trial = Try a discount
brand-price-board-lead = What every offer costs the shopper, what it leaves you, and what others ask for the like.
brand-price-change = Change prices
brand-price-waiting = { $count ->
    [one] One price waits
   *[other] { $count } prices wait
 } for a yes, worked out by { $by }.
brand-price-look = Look at it
brand-price-median-margin = Margin, middle offer
brand-price-margin-note = of the net price, after every charge
brand-price-median-gap = Against others, middle offer
brand-price-gap-note = { $count ->
    [one] One offer is dearer than others
   *[other] { $count } offers are dearer than others
 }
brand-price-losses = Sold at a loss
brand-price-losses-note = of those whose cost is known
brand-price-strategy = How prices are found
brand-price-pack-factors = From home prices times your pack's factors
brand-price-rate = 1 { $base } = { $rate } { $currency } (ECB, { $dated }, { $age ->
    [one] one day
   *[other] { $age } days
 } old)
brand-price-rate-new = newly taken
brand-price-step-most = at most { $most } a day
brand-price-buffer-of = { $buffer } on the rate
brand-price-chart-positions = Margin and distance from others' prices
brand-price-chart-positions-note = Each dot is an offer: the higher, the more it leaves; left of the line it is cheaper than others, right of it dearer. Red makes a loss.
brand-price-chart-cheaper = ← cheaper than others
brand-price-chart-dearer = dearer than others →
brand-price-offers = { $count ->
    [one] One offer
   *[other] { $count } offers
 }
brand-price-view-all = All
brand-price-view-loss = Loss
brand-price-view-dearer = Dearer
brand-price-view-cheaper = Cheaper
brand-price-view-hand = By hand
brand-price-view-reduced = Reduced
brand-price-view-broken = Breaks a rail
brand-price-now = Price
brand-price-left = Left for you
brand-price-margin = Margin
brand-price-break-even = Breaks even at
brand-price-gap = Gap
brand-price-came = How it came about
brand-price-by-hand = by hand
brand-price-none = No offer is like this
brand-price-none-lead = Launch your pack in this market, or look at other offers.
brand-price-none-here = No price in this market yet
brand-price-change-lead = Say how, and where. You see what every offer does before anything changes.
brand-price-refused = The change was not worked out
brand-price-how = How
brand-price-way-by = By a percentage
brand-price-way-by-lead = So much more or less than now; the prices then stay by hand.
brand-price-way-home = From home prices
brand-price-way-home-lead = Home price without tax, times a factor, at the exchange rate in use.
brand-price-way-margin = From a wanted margin
brand-price-way-margin-lead = Solved backwards through tax, commission, payment and fulfilment; needs the cost.
brand-price-way-guidance = From others' prices
brand-price-way-guidance-lead = So much above or below what others ask.
brand-price-way-public = From the price for everybody
brand-price-way-public-lead = For members and first orders: so much above or below.
brand-price-way-file = By a table
brand-price-way-file-lead = A CSV with the columns sku, market, price; an empty price takes one by hand back.
brand-price-way-refresh = By today's rates
brand-price-way-refresh-lead = The strategy as it stands, with the newest exchange rates.
brand-price-value = Percentage or factor
brand-price-value-hint = Such as -10 or 25 (percent), or 1.05 as a factor on home prices.
brand-price-file = Table
brand-price-file-hint = CSV in UTF-8, up to 8 MB. One row that cannot be taken stops the whole table; every such row is named.
brand-price-where = Where
brand-price-category = Category
brand-price-audience = For whom
brand-price-rails = Rails
brand-price-rails-lead = No price found by a strategy goes below your cost, the contract's floor or the minimum advertised price, nor above the ceiling.
brand-price-step = At most a day, in percent
brand-price-step-hint = How far a price may move in one day. Empty: as far as needed.
brand-price-buffer = On top of the exchange rate, in percent
brand-price-buffer-hint = Against a rate that moves before the money is exchanged.
brand-price-exact = Leave prices as worked out, without local endings
brand-price-next = Nothing changes yet
brand-price-next-lead = The next page shows which offers change, by how much, what margin remains, and which rails have a say.
brand-price-whole = A change is published whole or not at all.
brand-price-preview = Work it out
brand-price-proposal = A change of prices
brand-price-proposal-by = Worked out by { $by }, { $at }
brand-price-state-applied = Published { $at }: { $count ->
    [one] one price
   *[other] { $count } prices
 }.
brand-price-state-dropped = This change was let go. No price was changed.
brand-price-state-broken = Prices break rails, so this change cannot be published
brand-price-state-broken-lead = Work it out again with other prices, or change the rails on the pages of these offers.
brand-price-state-nothing = Nothing would change.
brand-price-changed = Prices that change
brand-price-of-offers = of { $count ->
    [one] one offer
   *[other] { $count } offers
 }
brand-price-up-down = Up / down
brand-price-mean = { $mean } on average, { $most } at most
brand-price-moved-by-rails = Moved by rails
brand-price-no-rail = none
brand-price-stay = Keep their price
brand-price-barred = { $count ->
    [one] One is barred by the market's rules.
   *[other] { $count } are barred by the market's rules.
 }
brand-price-held = { $count ->
    [one] One waits for the end of a reduction.
   *[other] { $count } wait for the end of a reduction.
 }
brand-price-apply = { $count ->
    [one] Publish one price
   *[other] Publish { $count } prices
 }
brand-price-drop = Let it go
brand-price-applied = { $count ->
    [one] One price is published.
   *[other] { $count } prices are published.
 }
brand-price-dropped = The change was let go. No price was changed.
brand-price-chart-moves = How far prices move
brand-price-only-all = All
brand-price-only-up = Up
brand-price-only-down = Down
brand-price-only-new = New
brand-price-only-bound = Moved by a rail
brand-price-only-broken = Breaks a rail
brand-price-only-loss = Loss
brand-price-before = Before
brand-price-after = After
brand-price-move = Move
brand-price-margin-before = Margin before
brand-price-margin-after = Margin after
brand-price-waits = waits for a reduction's end
brand-price-trial-lead = What a discount would leave you, whether it may be claimed, and how many units it must bring.
brand-price-trial-refused = This cannot be tried
brand-price-trial-discount = Discount, in percent
brand-price-trial-elasticity = Elasticity
brand-price-trial-elasticity-hint = By how many percent units rise when the price falls by one.
brand-price-trial-days = Days
brand-price-trial-platform = Paid by the marketplace, in percent
brand-price-trial-platform-hint = Of the discount; your contract says how much.
brand-price-trial-go = Try it
brand-price-trial-left = Left for you, against no discount
brand-price-trial-units = Units
brand-price-trial-units-note = from the sales of the last 30 days and your elasticity
brand-price-trial-honest = May be claimed
brand-price-trial-honest-note = { $count ->
    [0] The percentage is true for all.
    [one] For one offer the percentage would be untrue and is refused.
   *[other] For { $count } offers the percentage would be untrue and is refused.
 }
brand-price-trial-not-possible = { $count ->
    [one] One offer cannot be reduced then.
   *[other] { $count } offers cannot be reduced then.
 }
brand-price-trial-claim = True claim
brand-price-trial-no = not possible
brand-price-trial-none = none
brand-price-trial-total = Difference
brand-price-trial-pays = Pays from elasticity
brand-price-trial-method = Units change by (new price ÷ old price) to the power of minus the elasticity. The claim counts from the lowest price of the 30 days before (Directive 98/6/EC Art. 6a; C-330/23). Left for you is after tax, commission, payment, fulfilment and cost.
brand-price-chart-outcome = What you keep, before and under the discount
brand-price-chart-course = The price and the line of its 30 days
brand-price-proof = Evidence sheet
brand-price-to-product = To the product
brand-price-legend-price = price
brand-price-legend-lowest = lowest price of the 30 days before: a reduction that begins then counts from it
brand-price-legend-reduced = reduced
brand-price-log = Every price
brand-price-since = Since
brand-price-reduced = reduced
brand-price-earns = What a unit earns now
brand-price-vat = VAT
brand-price-commission = Commission
brand-price-payment = Payment
brand-price-fulfilment = Fulfilment
brand-price-funded = Paid by the marketplace
brand-price-earns-note = Sold alone, paid by card, sent from where goods for this market usually leave.
brand-price-figures = Cost and rails
brand-price-figures-note = In this market, with tax. An empty field takes a figure back; what was told before stays on record.
brand-price-known-as = Known as { $amount }.
brand-price-save = Save
brand-price-reason-set = Set by hand
brand-price-reason-launch = Set at the launch
brand-price-reason-margin = From the wanted margin
brand-price-reason-guidance = From others' prices
brand-price-reason-public = From the price for everybody
error-brand-price-market = Choose a market: { $known }.
error-brand-price-markets = Choose at least one market.
error-brand-price-way = Choose how prices are to change.
error-brand-price-value = “{ $value }” is no number. Write a percentage such as -10 or 2.5, or a factor such as 1.05.
error-brand-price-step = “{ $value }” is no percentage. Write how far a price may move in a day, such as 5.
error-brand-price-buffer = “{ $value }” is no percentage. Write what comes on top of the rate, such as 2.
error-brand-price-discount = “{ $value }” is no percentage. Write the discount, such as 10.
error-brand-price-elasticity = “{ $value }” is no number. Write the elasticity, such as 1.8.
error-brand-price-days = “{ $value }” is no number of days. Write a whole number, such as 4.
error-brand-price-platform = “{ $value }” is no percentage. Write the marketplace's part of the discount, such as 50.
error-brand-price-amount = “{ $value }” is no amount of { $currency }. Write it such as 129.90.
error-brand-price-file = Choose a CSV file of up to 8 MB.
error-brand-price-rows = { $count ->
    [0] The table holds no price. Add rows with sku, market and price.
    [one] One row cannot be taken, so nothing was worked out. Mend it and send the table again.
   *[other] { $count } rows cannot be taken, so nothing was worked out. Mend them and send the table again.
 }
brand-tax-why = Why it was taxed so
