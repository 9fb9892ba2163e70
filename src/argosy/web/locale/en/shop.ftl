## Frame
shop-skip = Skip to content
shop-home-link = Argosy, home page
shop-start = Where shall we deliver?
shop-title = { $page } | Argosy
shop-search-label = Search
shop-search-placeholder = Search brands and products
shop-search-go = Start search
shop-market-choose = Country and language: { $market }
shop-market-title = Country and language
shop-market-note = Prices, delivery and legal rights follow the country you choose. We never switch it for you.
shop-account = Your orders
shop-sign-in = Sign in
shop-sign-up = Create account
shop-sign-out = Sign out
shop-cart = Basket
shop-cart-count = { $count ->
    [one] { $count } item in the basket
   *[other] { $count } items in the basket
}
shop-categories = Categories
shop-breadcrumb = Where you are
shop-home = Home
shop-see-all = See all
shop-field-optional = (optional)
shop-footer-about = A marketplace where brands sell under their own name, from stock in Europe, with every seller verified.
shop-footer-rights = Your rights
shop-footer-withdrawal = You may withdraw from a purchase within 14 days of delivery, without giving a reason.
shop-footer-guarantee = { $market ->
    [es] The legal guarantee of conformity lasts 3 years.
   *[other] The legal guarantee of conformity lasts 2 years.
}
shop-footer-prices = All prices include VAT. Delivery is shown before you order.
shop-footer-flagships = Flagships
shop-footer-markets = Countries
shop-footer-demo = Demonstration shop: nothing is delivered and no card is charged.

## Home
shop-home-channel = Brand+, the channel of verified brands
shop-home-headline = { $market ->
    [es] Brands from afar, at home in Spain
    [fr] Brands from afar, at home in France
    [de] Brands from afar, at home in Germany
    [it] Brands from afar, at home in Italy
    [pl] Brands from afar, at home in Poland
   *[other] Brands from afar, at home here
}
shop-home-lead = { $market ->
    [es] Bought from the brand itself, delivered from its stock in Europe, under Spanish guarantee.
    [fr] Bought from the brand itself, delivered from its stock in Europe, under French guarantee.
    [de] Bought from the brand itself, delivered from its stock in Europe, under German guarantee.
    [it] Bought from the brand itself, delivered from its stock in Europe, under Italian guarantee.
    [pl] Bought from the brand itself, delivered from its stock in Europe, under Polish guarantee.
   *[other] Bought from the brand itself and delivered from its stock in Europe.
}
shop-home-see-flagships = See the flagships
shop-home-description = Official flagships of verified brands: prices with VAT, delivery dates by postcode, legal guarantee.
shop-home-flagships = Flagships
shop-home-flagships-lead = Each one run by its brand, each seller checked before the first sale.
shop-home-stage = Just launched
shop-home-stage-lead = The newest models, on sale here from the first day.
shop-home-categories = Browse by category
shop-home-champions = What sells best
shop-home-champions-lead = { $market ->
    [es] Units sold in Spain over the last 30 days.
    [fr] Units sold in France over the last 30 days.
    [de] Units sold in Germany over the last 30 days.
    [it] Units sold in Italy over the last 30 days.
    [pl] Units sold in Poland over the last 30 days.
   *[other] Units sold over the last 30 days.
}
shop-rank-top = All categories
shop-rank-place = No. { $rank }:
shop-rank-product = No. { $rank } in { $category }
shop-rank-method = Ranked by units sold and paid in this country, last 30 days. Nobody can buy a place in it.
shop-campaign-most = Up to { $percent } off selected models.
shop-campaign-go = See the offers
shop-campaign-note = Every reduction is measured against the lowest price of the 30 days before.
shop-creed-title = Why you can trust what you buy here
shop-creed-brand = From the brand itself
shop-creed-brand-text = We check the trademark, the company and its responsible person in the EU before a flagship opens.
shop-creed-stock = From stock in Europe
shop-creed-stock-text = You see the warehouse and the delivery date for your postcode before you pay.
shop-creed-price = Honest prices
shop-creed-price-text = VAT included, and every reduction shows the lowest price of the last 30 days.
shop-creed-return = Your rights in full
shop-creed-return-text = { $market ->
    [es] 14 days to withdraw and 3 years of legal guarantee.
   *[other] 14 days to withdraw and 2 years of legal guarantee.
}
shop-warehouses = Warehouses

## Cards, prices
shop-price-from = from
shop-price-now = Price now:
shop-total-why = How this total is made up
shop-total-no-import = Sent from inside the EU: no customs duty, and nothing to pay on delivery.
shop-total-from-abroad = From China:
shop-member-price = { $price } for members: sign in, and it counts in your cart.
shop-price-unit = { $amount }/{ $unit }
shop-price-unit-said = Price per unit: { $amount } per { $unit }
shop-price-piece = { $count ->
        [1] piece
       *[other] { $count } pieces
    }
shop-price-lowest = Lowest price in { $days ->
    [one] one day
   *[other] { $days } days
 }:
shop-price-deposit = Deposit today { $amount }
shop-price-duty = plus { $amount } import duty with its VAT, once an order for all goods of this kind. Sent straight from China; nothing more is due on delivery.
shop-price-duty-short = plus { $amount } import duty
shop-energy-class = Energy efficiency class { $letter }.
shop-energy-open-label = Open the energy label
shop-hazard-label = Always follow the information on the product label.
shop-energy-sheet = Product information sheet
shop-vat-included = Includes { $percent } VAT. Delivery is added in the basket.
shop-badge-new = New
shop-products-count = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
shop-colours-count = { $count ->
    [one] { $count } colour
   *[other] { $count } colours
}
shop-variants-count = { $count ->
    [one] { $count } version
   *[other] { $count } versions
}

## Flagship
shop-flagship-official = Official flagship
shop-flagship-headline = The { $brand } flagship
shop-flagship-new = New from { $brand }
shop-flagship-story = The { $brand } story
shop-flagship-all = All { $brand } products
shop-flagship-family = Brand family
shop-flagship-description = The official { $brand } flagship: all products, from the brand itself, with verified seller.
shop-flagship-founded = Founded
shop-flagship-country = Home
shop-flagship-products = Products here
shop-proof-title = How we know this is { $brand }
shop-proof-lead = Checked by Argosy on { $date }.
shop-proof-trader = Seller
shop-proof-trademark = Registered trademark
shop-proof-responsible = Responsible in the EU
shop-proof-stock = Ships from
shop-proof-class = Class { $classes }

## Listing
shop-filter-title = Filter and sort
shop-filter-price = Price in { $currency }
shop-filter-from = from
shop-filter-to = to
shop-filter-apply = Show products
shop-filter-clear = Clear all filters
shop-filter-remove = Remove filter
shop-filter-brand = Brand
shop-filter-yes = Yes
shop-filter-no = No
shop-sort-title = Sort by
shop-sort-best = Best sellers
shop-sort-new = Newest
shop-sort-price = Price, lowest first
shop-sort-price-down = Price, highest first
shop-sort-reduced = Largest reduction
shop-sort-match = Best match
shop-listing-empty = Nothing matches these filters
shop-listing-empty-text = Take one filter away and there will be more to see.
shop-pages = Pages
shop-page-previous = Previous
shop-page-next = Next
shop-category-description = { $category } from verified brands, with delivery date by postcode and legal guarantee.
shop-search-results = Results for “{ $query }”
shop-search-none = Nothing found for “{ $query }”
shop-search-suggestion = Did you mean
shop-search-help = Try fewer words, the model’s name or a category.

## Product
shop-gallery = Pictures of the product
shop-gallery-view = Picture { $number }
shop-quantity = Quantity
shop-add-to-cart = Add to basket
shop-reserve = Reserve with a deposit
shop-stock-in = In stock
shop-stock-low = { $count ->
    [one] Only { $count } left
   *[other] Only { $count } left
}
shop-stock-out = Out of stock
shop-stock-out-text = None left in the warehouses that deliver to this country. Choose another version or look again later.
shop-promise-arrives = Arrives { $date }
shop-promise-ask = Delivery date for your postcode
shop-promise-change = Another postcode
shop-promise-check = Check
shop-promise-order-by = Order by { $time } today
shop-promise-free = Free delivery
shop-promise-fee = Delivery { $amount }
shop-promise-none = We cannot deliver this to postcode { $postcode } at the moment.
shop-promise-wrong = { $postcode } is not a postcode of this country.
shop-assure-withdrawal = 14 days to change your mind
shop-assure-guarantee = { $years } years of legal guarantee
shop-assure-seller = Sold by
shop-charger-included = Charger included
shop-charger-not-included = Sold without charger
shop-charger-power = { $min }–{ $max } W
shop-product-points = In short
shop-product-specs = Specifications
shop-product-related = More from { $brand }
shop-legal-title = Seller and product safety
shop-legal-warnings = Warnings
shop-legal-trader = Seller
shop-legal-trader-note = The seller has certified that it offers only products that comply with EU law. Your contract is with the seller; consumer law applies to it.
shop-legal-manufacturer = Manufacturer
shop-legal-responsible = Responsible person in the EU
shop-legal-identifiers = Product identification
shop-legal-register = Register number
shop-legal-vat = VAT number
shop-legal-eori = EORI
shop-legal-model = Model
shop-legal-sku = Article number
shop-legal-gtin = GTIN
shop-legal-origin = Country of origin
shop-guarantee-title = Legal guarantee: { $years } years
shop-guarantee-text = Under EU law the seller answers for any lack of conformity that appears within { $years } years of delivery: repair or replacement free of charge, and if that fails, a price reduction or your money back.
shop-guarantee-producer = In addition, the producer guarantees durability for { $years } years at no extra cost.
shop-spec-dimensions = Parcel
shop-spec-weight = Weight
shop-spec-size = Length × width × height

## Basket
shop-cart-empty = Your basket is empty
shop-cart-empty-text = What you choose stays here for 30 days.
shop-cart-empty-go = Look around
shop-cart-checkout = To checkout
shop-cart-mend = Please change the marked items before you go on.
shop-cart-note = You see the final total before you order.
shop-cart-added = { $name } is in your basket.
shop-cart-removed = { $name } was removed.
shop-cart-suggestions = You may also like
shop-quantity-of = Quantity of { $name }
shop-quantity-update = Update
shop-line-remove = Remove
shop-line-remove-of = Remove { $name }
shop-line-quantity = Quantity: { $count }
shop-line-left = { $count ->
    [0] No longer in stock.
    [one] Only { $count } left in stock.
   *[other] Only { $count } left in stock.
}
shop-summary = Summary
shop-total-goods = Goods
shop-total-delivery = Delivery
shop-total-delivery-free = Free
shop-total-import = Import duty, with the VAT on it
shop-total = Total
shop-total-vat = of which VAT { $percent }
shop-total-deposit = To pay today (deposit)
shop-total-rest = Due before the hand-over

## Checkout
shop-checkout = Checkout
shop-back-to-cart = Back to basket
shop-checkout-mend = { $count ->
    [one] One entry needs your attention
   *[other] { $count } entries need your attention
}
shop-checkout-contact = Contact
shop-checkout-guest = You order as a guest. Have an account?
shop-checkout-address = Delivery address
shop-checkout-country = Delivery in { $country }.
shop-checkout-delivery = Delivery
shop-checkout-payment = Payment
shop-checkout-review = Your order
shop-checkout-sellers = Seller:
shop-checkout-deposit = You pay a deposit today and take an appointment afterwards. The rest falls due before the hand-over.
shop-order-button = Order with obligation to pay
shop-field-email = E-mail
shop-field-email-hint = For the confirmation and news of this delivery only.
shop-field-name = Full name
shop-field-phone = Phone
shop-field-phone-hint = The carrier uses it to reach you.
shop-field-street = Street and number
shop-field-street2 = Flat, floor, building
shop-field-postal-code = Postcode
shop-field-city = Town or city
shop-field-province = Province
shop-field-card = Card number
shop-field-expiry = Valid until (MM/YY)
shop-field-cvc = Security code
shop-field-password = Password
shop-field-password-hint = At least 10 characters.
shop-field-remember = Stay signed in
shop-error-required = { $field }: please fill this in.
shop-error-email = This e-mail address is not complete, for example name@example.com.
shop-error-postal-code = This postcode does not look right for { $country }. Example: { $example }.
shop-error-phone = This phone number does not look right for { $country }.
shop-error-card = Check the card number: a digit seems to be wrong.
shop-error-expiry = Give month and year as on the card, for example 08/29, in the future.
shop-error-cvc = Three or four digits, on the back of the card.
shop-testcards-title = Test payment.
shop-testcards-text = Use one of these cards with any future date and any code.
shop-testcards-number = Card number
shop-testcards-outcome = What happens
shop-testcard-authorised = is accepted
shop-testcard-card-declined = is declined
shop-testcard-insufficient-funds = is declined: not enough funds
shop-testcard-challenged = asks for confirmation (3-D Secure)
shop-testcard-late = answers late
shop-challenge = Confirm your payment
shop-challenge-lead = Your bank asks you to confirm { $amount } with card { $card }.
shop-challenge-test = Test bank: choose what the bank should answer.
shop-challenge-yes = Confirm payment
shop-challenge-no = Refuse
shop-pending = The bank is still thinking
shop-pending-lead = We asked for { $amount } and wait for the answer. Your goods stay reserved; please do not order again. This page renews itself.
shop-pending-number = Order
shop-pending-again = Look again now

## Order
shop-order-thanks = Thank you for your order
shop-order-mailed = The confirmation is on its way to { $email }.
shop-order-number = Order { $number }
shop-order-status = Your order
shop-order-placed-on = Ordered on { $date }
shop-order-cancelled = This order did not go through
shop-order-cancelled-text = Nothing was charged and the goods are back on the shelf. You can try again with another card.
shop-order-goods = What you ordered
shop-order-address = Delivery address
shop-order-payment = Payment
shop-order-rights = Your rights
shop-order-continue = Back to the shop
shop-order-paid-card = Card { $card }
shop-step-placed = Ordered
shop-step-paid = Paid
shop-step-packed = Packed
shop-step-shipped = On its way
shop-step-delivered = Delivered
shop-state-pending = Waiting for payment
shop-state-placed = Placed
shop-state-cancelled = Cancelled
shop-state-refused = Not paid
shop-mail-subject = Your order { $number } at Argosy
shop-mail-follow = Follow your order:

## Account, errors
shop-account-orders = Your orders
shop-account-none = No orders yet
shop-login-lead = See your orders and check out faster.
shop-login-new = New here?
shop-login-have = Already with us?
shop-login-forgot = Forgotten your password?
shop-signup-lead = An e-mail address and a password are all it takes.
shop-logout-ask = Sign out of this shop?
shop-reset = New password
shop-reset-lead = We send you a link with which you can choose a new password.
shop-reset-send = Send link
shop-reset-sent = If this address has an account, a link is on its way.
shop-reset-done = Your password is changed. You can sign in now.
shop-confirm = Confirm your e-mail address
shop-confirm-lead = This tells us that the address is yours.
shop-confirm-sent = We have sent you a link. Open it to confirm your address.
shop-error-404 = This page has sailed
shop-error-404-text = The address leads nowhere any more. The product may have left the shop, or a letter is missing.
shop-error-403 = Not for this door
shop-error-403-text = You do not have access to this page, or it was open too long. Go back and try again.
shop-error-500 = Something broke on our side
shop-error-500-text = Nothing was ordered or charged by this step. Please try again in a moment.
shop-error-home = To the home page
shop-error-search = Search the shop

## More
shop-offers = Offers
shop-promise-handover = Ready for hand-over from { $date }
shop-legal-registration = { $scheme ->
    [weee] Electrical equipment register
    [packaging] Packaging register
    [battery] Battery register
    [furniture] Furniture register
   *[other] Register
} ({ $register })
shop-legal-eprel = EPREL entry
shop-notice-green-claim = Environmental claim: { $text } Proof: { $proof }
shop-notice-battery = Used batteries belong in a collection point, not in household waste. Returning them is free.
shop-notice-weee = Old appliances belong in a shop or a collection point, not in household waste.
shop-notice-car = Consumption { $consumption } kWh/100 km · CO₂ { $co2 } g/km (class { $letter }) · range { $range } km (WLTP)
shop-cart-price-changed = The price has changed since your last visit: { $before } before, { $now } now.
shop-checkout-delivery-home = To your door
shop-checkout-delivery-bulky = To your door, bulky delivery
shop-checkout-delivery-direct = To your door, straight from China
shop-checkout-delivery-handover = Hand-over by appointment
shop-checkout-delivery-ask = The date appears as soon as we know the postcode.
shop-error-long = { $field }: too long, 120 characters at most.
shop-error-declined = { $reason ->
    [insufficient-funds] Your bank declined: not enough funds. Try another card.
    [authentication-failed] The payment was not confirmed. Try again or use another card.
    [authentication-expired] The confirmation came too late. Please try again.
    [expired-card] This card has expired. Use another one.
    [incorrect-cvc] The security code is not that of the card. Look at it again.
    [limit-exceeded] The card has reached its limit. Use another one.
    [not-supported] This card cannot be used here. Use another one.
    [try-again] Your bank could not answer just now. Please try again.
    [not-reached] The payment could not be made just now. Please try again.
   *[other] Your bank declined the card. Try another one.
}
