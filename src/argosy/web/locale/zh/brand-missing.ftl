brand-missing-title = 在售但不在此资料包中
brand-missing-lead = 资料包是品牌在售商品的完整声明。
brand-missing-also = 同时在本次上线未包含的 { $markets } 在售
brand-missing-withdrawn = 已下架
brand-missing-staying = 仍在售
brand-withdraw-missing = 下架此资料包未包含的商品
brand-withdraw-missing-hint = 所选市场中在售但不在资料包中的商品将被下架，库存不变；以后的资料包再次包含它们时会恢复销售。请先演练。
