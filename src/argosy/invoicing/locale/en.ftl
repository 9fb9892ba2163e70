error-invoicing-bad-document =
    The document cannot be issued: { $reason ->
        [empty] it has no lines.
        [issuer] its issuer has no name, address or valid number prefix.
        [currency] its currency is not a three-letter code.
        [line] a line is named twice or is not on the invoice.
        [kind] a line is of an unknown kind.
        [quantity] a quantity is out of range.
       *[sums] net and VAT of a line do not add up.
    }
error-invoicing-conflict = This key already made document { $number } with other content. Use a new key.
error-invoicing-unknown = There is no such document. Check its address or id.
error-invoicing-too-much = No more can be credited of line { $line } of { $number } than is left of it. Lower the amount.
invoicing-title = Invoice
invoicing-credit-title = Credit note
invoicing-number = Number
invoicing-issued = Date of issue
invoicing-supplied = Date of supply
invoicing-order = Order
invoicing-amends = Amends invoice { $number } of { $date }
invoicing-issuer = Supplier
invoicing-buyer = Customer
invoicing-vat-id = VAT identification number
invoicing-description = Description
invoicing-quantity = Quantity
invoicing-unit = Unit price without VAT
invoicing-rate = VAT rate
invoicing-net = Net
invoicing-vat = VAT
invoicing-gross = Gross
invoicing-total = Total
invoicing-delivery = Delivery
invoicing-import = Customs duty, charges and import VAT
invoicing-by-rate = VAT by rate
invoicing-reason-label = Reason
invoicing-link = Invoice { $number }
invoicing-list = Invoices and credit notes
invoicing-none = Nothing was invoiced yet.
invoicing-amounts-in = Amounts in { $currency }.
invoicing-scheme-oss-union = VAT of the country of destination, declared through the One Stop Shop (Directive 2006/112/EC Art. 369a ff.).
invoicing-scheme-ioss = VAT declared through the Import One Stop Shop (Directive 2006/112/EC Art. 369l ff.).
invoicing-scheme-deemed-supplier-domestic = The platform is the deemed supplier of these goods (Directive 2006/112/EC Art. 14a(2)).
invoicing-scheme-deemed-supplier-ioss = The platform is the deemed supplier of these imported goods (Directive 2006/112/EC Art. 14a(1)); VAT declared through the Import One Stop Shop.
invoicing-scheme-reverse-charge = Reverse charge: the customer is liable for the VAT (Directive 2006/112/EC Art. 138, 226 point 11a).
invoicing-scheme-export = Exempt: export (Directive 2006/112/EC Art. 146).
invoicing-scheme-import = Imported for the customer: duty and import VAT are paid to customs on the customer’s behalf.
invoicing-reason-returned = Goods returned ({ $number })
invoicing-reason-reduced = Price reduced ({ $number })
invoicing-reason-cancelled = Order cancelled
invoicing-deposit = Deposit: { $goods }
invoicing-rest = { $goods }: the rest of { $total }, after deposit invoice { $number }
invoicing-coupon = Coupon { $code }: { $amount } off, already deducted
