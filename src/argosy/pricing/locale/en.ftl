error-pricing-no-vat-rate = No VAT rate is on file for { $country } on { $on }. Add it to the VAT table with its source.
error-pricing-no-fx-rate = The reference rates do not quote { $currency } on or before { $on }. Use another currency or supply the rate.
error-pricing-stale-rate = The newest rate from { $base } to { $quote } is of { $dated }, { $age ->
    [one] one day
   *[other] { $age } days
 } before { $on }; this policy allows { $limit }. Update the rates, or choose a policy that records an older rate.
error-pricing-no-endings = No price endings are on file for { $currency }. Add them to the table of price endings.
error-pricing-bad-price = { $minor } in minor units cannot be the price of variant { $variant }. Give an amount above zero.
error-pricing-wrong-currency = Prices in market { $market } are in { $expected }, but variant { $variant } is priced in { $currency }.
error-pricing-backdated = A price of variant { $variant } cannot begin at { $at }: that time has passed. Begin it now or later.
error-pricing-double-price = Variant { $variant } has two prices for market { $market } in one publication. Keep one of them.
error-pricing-bad-reduction = This reduction cannot be: check { $field }. It needs a discount between 0 and 100% and an end after its start.
error-pricing-not-priced = Variant { $variant } has no price in market { $market } when the reduction begins. Publish its price first.
error-pricing-reduction-overlaps = Another price of variant { $variant } is set for { $at } in market { $market }. A reduction may not cover it, nor precede another reduction by less than 30 days.
error-pricing-false-reduction = A reduction of { $claimed }% would be untrue for variant { $variant } in market { $market }: its lowest price of the last 30 days was { $prior }, from which { $price } is { $true }% off. Lower the price or the claim.
error-pricing-no-prior-price = No reduction can be claimed for variant { $variant } in market { $market }: it has had no price before. Begin the reduction later.
error-pricing-too-soon = By the rule of { $country } no reduction of variant { $variant } may be announced in market { $market } before { $day }: it has not been offered for long enough. Begin the reduction then, or lower its list price without announcing it.
pricing-lowest-30d = Lowest price of the 30 days before the reduction: { $price }
pricing-explain-from-home = Home price { $home } less { $home_vat }% VAT ({ $home_country }), at { $fx } (ECB, { $fx_on }{ $fx_age ->
    [0] { "" }
   *[other] , { $fx_age ->
        [one] one day
       *[other] { $fx_age } days
    } old
 }), × { $factor }, plus { $vat }% VAT: { $exact }; then to the local price ending.
pricing-explain-campaign = Reduced for a campaign from the list price.
pricing-explain-campaign-end = Back to the list price after a campaign.
error-pricing-day-ahead = { $on } has not come yet: only what was charged can be proved. Ask for today or an earlier day.
error-pricing-not-priced-on = Variant { $variant } had no price in market { $market } by { $at }. Ask for a later day, or look at its history.
