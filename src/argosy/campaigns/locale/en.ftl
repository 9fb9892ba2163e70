error-campaigns-unknown = There is no campaign { $campaign }. Check the address or the list of campaigns.
error-campaigns-exists = A campaign “{ $name }” with other content exists in market { $market }. Choose another code.
error-campaigns-bad = This campaign cannot be: check { $field }. It needs a code, a discount between 0 and 100%, a share from 0 to 100%, an end after its start, a budget and at least one variant.
error-campaigns-name-missing = The campaign has no name in the language of market { $market } ({ $language }). Add one.
error-campaigns-foreign-variant = Variant { $variant } is not this brand’s. Take it out of the campaign.
error-campaigns-not-due = The campaign “{ $name }” begins at { $at }. It starts by itself then.
error-campaigns-over = The campaign “{ $name }” is over. Plan a new one.
error-campaigns-not-running = The campaign “{ $name }” is not running, so nothing is paid from it. Quote the order again.
error-campaigns-budget-exhausted = The budget of the campaign “{ $name }” has { $left } left, less than the { $asked } this order needs. Quote the order again without the campaign.
error-campaigns-not-allowed = Product { $sku } may not be part of a campaign in market { $market }: { $rules }. Supply what the readiness board names, or take it out of the campaign.
error-coupon-refused = { $reason ->
   *[unknown] There is no coupon “{ $name }”. Check how it is written, or take it out.
    [market] Coupon “{ $name }” does not hold in market { $market }. Take it out.
    [early] Coupon “{ $name }” holds from { $day } only. Come back then, or take it out.
    [over] Coupon “{ $name }” has ended. Take it out.
    [spent] Coupon “{ $name }” has been used up by others. Take it out.
    [goods] Coupon “{ $name }” is for none of the goods in this order. Add goods that it is for, or take it out.
    [minimum] Coupon “{ $name }” needs goods for { $minimum } or more. Add some, or take it out.
    [used] You have used coupon “{ $name }” before; it holds once for each buyer. Take it out.
}
error-coupon-bad = This coupon cannot be: check { $field }. It needs a code of 4 to 24 capitals and digits, a value (up to 90%, or an amount below the minimum), markets of one currency, an end after its start, and a limit of 1 use or more.
error-coupon-exists = There is another coupon “{ $name }”. Choose another code.
