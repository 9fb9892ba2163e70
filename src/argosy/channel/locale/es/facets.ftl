channel-facet-brand = Marca
channel-facet-category = Categoría
channel-facet-price = Precio
channel-price-below = menos de { $amount }
channel-price-above = desde { $amount }
