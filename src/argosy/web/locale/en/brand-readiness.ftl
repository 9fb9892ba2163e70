brand-nav-readiness = Readiness
brand-readiness-lead = What keeps products off sale or at a warning, the most costly first. Fill it in here: it is judged at once.
brand-readiness-at-stake = at stake
brand-readiness-all-on = everything is on sale
brand-readiness-sum = { $count ->
    [one] One product is
   *[other] { $count } products are
 } held back; { $stake } of sales are at stake.
brand-readiness-none-held = Nothing is held back.
brand-readiness-basis-sold = by what they sold in 30 days, here or elsewhere
brand-readiness-basis-stock = by stock at list price
brand-readiness-basis-mixed = by 30 days of sales, and by stock where there were none
brand-readiness-basis-none = neither sales nor stock yet
brand-readiness-show = Show
brand-readiness-all = All
brand-readiness-back = ← The whole board
brand-readiness-done = Nothing is missing
brand-readiness-done-lead = Every product meets the market rules in what you chose. New law and new products are checked by themselves.
brand-readiness-holds = { $count ->
    [one] Holds one product back
   *[other] Holds { $count } products back
 }
brand-readiness-frees = { $count ->
    [one] one goes on sale at once
   *[other] { $count } go on sale at once
 }
brand-readiness-concerns = { $count ->
    [one] Concerns one product
   *[other] Concerns { $count } products
 }
brand-readiness-goes-live = on sale at once
brand-readiness-elsewhere = This is given in your pack:
brand-readiness-no-field = No field cures this: see what the rule asks.
brand-readiness-role = A lead or editor of your team can fill this in.
brand-readiness-example = for example { $example }
brand-readiness-same = The same for all that are empty
brand-readiness-save = Save and check
brand-readiness-more = { $count ->
    [one] one more product
   *[other] { $count } more products
 }
brand-readiness-yes = Yes
brand-readiness-no = No
brand-readiness-empty = Nothing was filled in. Enter a value and save again.
brand-readiness-live = { $count ->
    [one] One product is now on sale in { $market }.
   *[other] { $count } products are now on sale in { $market }.
 }
brand-readiness-saved = Saved and checked. Nothing more went on sale: something else is still missing.
brand-readiness-known = This stood there already.
brand-rules = Market rules
brand-rules-lead = Every rule that applies to this product in { $market } today, what it read, and the law behind it.
brand-rules-passed = { $count ->
    [one] One rule is met
   *[other] { $count } rules are met
 }
brand-rules-outcome-pass = met
brand-rules-outcome-fail = not met
brand-rules-outcome-unknown = not known
brand-rules-read = Read:
brand-rules-missing = not given
brand-rules-fill = Fill it in
brand-rules-version = Rules of { $day }, version { $version }
