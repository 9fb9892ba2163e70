# Refusals

error-compliance-rule-file =
    The rule files do not stand ({ $count }): correct these entries.
    { $problems }
error-compliance-uncovered-market = There are no rules for the market “{ $market }”: add its rule file before selling there.
error-compliance-unknown-rule = There is no rule “{ $rule }”: look the id up in the list of rules.
error-compliance-unknown-gate = “{ $gate }” is no gate: choose one of { $known }.
error-compliance-registration-invalid = The registration cannot be recorded: { $field } is “{ $value }”. Give a two-letter country, a scheme (weee, packaging, packaging_ar, battery, furniture) and a number.

# Verdicts and findings

compliance-outcome-allowed = May be sold
compliance-outcome-warn = May be sold, with warnings
compliance-outcome-blocked = May not be sold
compliance-outcome-unknown = Cannot be decided yet
compliance-finding-pass = Met
compliance-finding-fail = Not met
compliance-finding-unknown = Facts are missing
compliance-severity-block = Stops the sale
compliance-severity-warn = Warning
compliance-severity-show = Must be shown
compliance-heading-rule = Rule
compliance-heading-source = Legal source
compliance-heading-remedy = What to do
compliance-heading-supply = What to supply
compliance-heading-variants = Variants concerned
compliance-heading-checked = Last checked on { $date }
compliance-confidence-C = Read in a primary or official source
compliance-confidence-2 = From a secondary source
compliance-confidence-K = General knowledge, not confirmed

# Displays

compliance-energy-class = Energy class { $letter } on a scale from A to G.
compliance-energy-class-hdr = In high dynamic range: class { $letter }.
compliance-energy-label = Energy label
compliance-energy-sheet = Product information sheet
compliance-car-label = CO2 class { $letter } on a scale from A to G, { $grams } g CO2 per km (WLTP, combined).
compliance-charger-included = A charger is included.
compliance-charger-not-included = No charger is included.
compliance-charging-power = The charger must deliver between { $least } and { $most } W for the fastest charging.
compliance-years-unit = { $years ->
        [one] year
       *[other] years
    }
compliance-guarantee-heading = Your legal guarantee
compliance-guarantee-text = If the goods are defective or not as described, the seller must repair or replace them free of charge, lower the price or give your money back.
compliance-guarantee-more = Sellers and producers may offer further guarantees beside it. More: Your Europe.
compliance-guarantee-notice = Legal guarantee of conformity: at least { $years } years.
compliance-durability-heading = Producer's guarantee of durability
compliance-durability-text = Free of charge, for the whole product, beside your legal guarantee.
compliance-durability-label = The producer guarantees the durability of the whole product for { $years } years, free of charge.
compliance-display-producer = Manufacturer
compliance-display-responsible-person = Responsible person in the EU
compliance-display-trader = Sold by
compliance-display-self-certified = The trader has committed to offer only products that comply with EU law.
compliance-display-registration = Producer register
compliance-scheme-weee = Electrical equipment
compliance-scheme-packaging = Packaging
compliance-scheme-packaging-ar = Authorised representative for packaging
compliance-scheme-battery = Batteries
compliance-scheme-furniture = Furniture
compliance-display-warnings = Warnings and safety information
compliance-display-ce = CE marking
compliance-display-weee-bin = Electrical equipment does not belong in household waste: hand it in separately, free of charge.
compliance-display-battery-bin = Batteries do not belong in household waste: hand them in separately, free of charge.
compliance-display-withdrawal-function = Withdraw from the contract here
compliance-withdrawal-confirm = Confirm withdrawal
compliance-withdrawal-days = You can withdraw within { $days } days of delivery without giving a reason.
compliance-display-order-button = Order with obligation to pay
compliance-display-price-reduction = Lowest price of the 30 days before the reduction
compliance-display-energy-label = Energy class
compliance-display-charger = Charger
compliance-display-charging-power = Charging power
compliance-display-guarantee-notice = Legal guarantee
compliance-display-durability-label = Guarantee of durability
compliance-display-car-label = Consumption and CO2 emissions
compliance-display-mobility-message = Move cleaner
compliance-display-repair-information = Ask the producer for a repair: it is owed at a reasonable price, even after the guarantee.
compliance-display-green-claim = Environmental claim with its proof
compliance-display-unit-price = Price per unit of measurement
compliance-display-clp-label = Hazard information (CLP)
compliance-display-safety-data-sheet = Safety data sheet
compliance-display-ingredient-list = List of ingredients (detergent)
