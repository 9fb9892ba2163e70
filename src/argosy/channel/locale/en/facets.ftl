channel-facet-brand = Brand
channel-facet-category = Category
channel-facet-price = Price
channel-price-below = below { $amount }
channel-price-above = { $amount } and more
