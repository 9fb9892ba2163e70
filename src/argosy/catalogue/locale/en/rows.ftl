# Cells of products.csv that every product has
catalogue-problem-empty = { $column }: fill this cell in.
catalogue-problem-sku-form = { $column }: “{ $value }” is no SKU. Use up to 64 letters, digits, “.”, “_”, “-” or “/”.
catalogue-problem-gtin-form = { $column }: “{ $value }” is no GTIN. It has 8, 12, 13 or 14 digits.
catalogue-problem-gtin-check-digit = { $column }: the check digit of { $value } is wrong; it would be { $digit }. Compare the number with the packaging.
catalogue-problem-model-form = { $column }: “{ $value }” is no model handle. Use small letters, digits and single hyphens.
catalogue-problem-currency-form = { $column }: “{ $value }” is no currency code. Write three capital letters, for instance CNY.
catalogue-problem-price-form = { $column }: “{ $value }” is no amount. Write a plain number, for instance 2999.00.
catalogue-problem-price-range = { $column }: { $value } is not a price that can be. It must be above 0.
catalogue-problem-deposit-missing = { $column }: goods sold by deposit need the amount of the deposit.
catalogue-problem-measure = { $column }: “{ $value }” is not a whole number from 1 to { $most }.
catalogue-problem-day-form = { $column }: “{ $value }” is no date. Write it as 2026-11-22.
catalogue-problem-sale-mode = { $column }: “{ $value }” is none of: { $known }.
catalogue-problem-hs-form = { $column }: “{ $value }” is no tariff number. Write 6, 8 or 10 digits.
catalogue-problem-country-form = { $column }: “{ $value }” is no country code. Write two capital letters, for instance CN.
catalogue-problem-repeated = { $column }: “{ $value }” stands in row { $first } already.
catalogue-problem-contradicts-model = { $column }: “{ $value }” contradicts row { $first } of the same model, which says “{ $other }”.
error-unknown-product = There is no product “{ $product }”.
