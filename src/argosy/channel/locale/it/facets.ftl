channel-facet-brand = Marca
channel-facet-category = Categoria
channel-facet-price = Prezzo
channel-price-below = meno di { $amount }
channel-price-above = da { $amount }
