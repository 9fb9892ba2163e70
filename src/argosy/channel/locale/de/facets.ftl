channel-facet-brand = Marke
channel-facet-category = Kategorie
channel-facet-price = Preis
channel-price-below = unter { $amount }
channel-price-above = ab { $amount }
