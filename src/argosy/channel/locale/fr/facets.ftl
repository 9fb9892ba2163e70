channel-facet-brand = Marque
channel-facet-category = Catégorie
channel-facet-price = Prix
channel-price-below = moins de { $amount }
channel-price-above = à partir de { $amount }
