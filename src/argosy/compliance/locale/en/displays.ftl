# Displays beside those of the main file

compliance-display-total-price = The price includes VAT and every charge; delivery is named apart before the order.
compliance-display-withdrawal-exception = No right of withdrawal applies, or it ends when the seal is broken.
compliance-display-cross-border-sale = Buyers from all member states may order on the same terms, delivered within this country.
compliance-display-accessibility-statement = How this shop meets the accessibility requirements
compliance-display-accessibility-information = Accessibility features of the product
compliance-display-battery-passport = Battery passport
