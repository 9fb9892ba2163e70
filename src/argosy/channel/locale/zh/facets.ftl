channel-facet-brand = 品牌
channel-facet-category = 类别
channel-facet-price = 价格
channel-price-below = { $amount }以下
channel-price-above = { $amount }起
