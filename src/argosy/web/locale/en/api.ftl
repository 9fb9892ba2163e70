error-api-fields = Some values are missing or wrong. See “errors” for each field.
error-api-cursor = This page mark is not valid for this list. Start again without “cursor”.
error-api-language = “{ $language }” is not spoken here. Choose one of: { $known }.
error-api-category = There is no category “{ $category }”. Take a code from the list of categories.
error-api-cart-line = The cart holds no such variant. Put it in first.
error-api-text-findings = The text was not saved: it says what the facts do not. See “errors” for each field.
error-api-key-missing = Send your brand’s key as “Authorization: Bearer …”. A brand lead makes keys in the console.
error-api-key-invalid = This key is unknown or has been revoked. Make a new one in the console.
error-api-scope = This key may not { $scope ->
    [read] read
   *[other] write
 }. Use a key with the scope “{ $scope }”.
error-api-scopes = A key has the scopes { $known }, or one of them, not { $given }.
error-api-key-unknown = The brand has no key { $key }.
error-api-write-reused = This Idempotency-Key was used for another request. Use a new key for a new request.
error-api-payment-declined = The payment was not accepted ({ $reason ->
    [insufficient-funds] not enough money on the card
    [authentication-failed] the bank’s check was not passed
    [authentication-expired] the bank’s check was not answered in time
    [expired-card] the card has expired
    [incorrect-cvc] the security code is wrong
    [limit-exceeded] the card has reached its limit
    [not-supported] the card is not accepted here
    [try-again] the bank could not answer; trying again may help
    [not-reached] the payment provider was not reached; trying again may help
   *[other] the card was declined
 }). Nothing was charged; try another card with a new Idempotency-Key.
error-api-no-report = The brand has not been launched yet. Launch its pack first.
error-api-route = There is nothing at this address. See /api/v1/docs.
error-api-method = { $method } does not work here. Use { $allowed }.
error-api-json = The body is not valid JSON. Correct it and send it again.
error-api-type = Send the body as application/json.
error-api-large = The body is too large. Send it in smaller parts.
error-api-request = The request cannot be read. Check its address, parameters and headers.
api-field-missing = This is missing.
api-field-extra = There is no such field. Check its spelling.
api-field-long = This is too long; at most { $limit }.
api-field-short = This is too short; at least { $limit }.
api-field-range = This is out of range; the limit is { $limit }.
api-field-choice = This must be { $limit }.
api-field-form = This does not have the right form.
api-field-uuid = This is no UUID.
api-field-type = This has the wrong type or form.
api-field-sku = Give either sku or variant_id.
api-field-payment = Give either token or card_number.
api-field-card = Card numbers are for the test provider only. Let the provider’s form make a token.
api-field-own-sku = The brand has no SKU “{ $sku }” on sale.
