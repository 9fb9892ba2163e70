error-sold-out = { $left ->
    [0] This is sold out for the moment. Take it out of the basket, or come back later.
    [one] Only { $left } is left. Choose a smaller quantity.
   *[other] Only { $left } are left. Choose a smaller quantity.
}
error-postcode-form = “{ $postal_code }” is no postcode of { $country }. Write it as in { $example }.
error-postcode-not-served = We do not deliver to { $postal_code } yet. Choose another address.
error-unknown-warehouse = There is no warehouse “{ $warehouse }”. Choose one of: { $known }.
error-order-stopped = This order holds goods that a safety decision has frozen: it may not be sent. Wait until the restriction is lifted, or cancel the order.
error-dispatch-barred = Product { $sku } may not leave for market { $market }: { $rules }. It stays held until that is settled; cancel the order or supply what is missing.
error-delivery-way = These goods cannot be delivered that way to this address (“{ $way }”). Choose one of the ways that the basket offers, or leave it at standard.
