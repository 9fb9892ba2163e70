channel-facet-brand = Marka
channel-facet-category = Kategoria
channel-facet-price = Cena
channel-price-below = poniżej { $amount }
channel-price-above = od { $amount }
