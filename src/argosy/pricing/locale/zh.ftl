error-pricing-no-vat-rate = 没有 { $country } 在 { $on } 的增值税税率。请在增值税表中添加并注明来源。
error-pricing-no-fx-rate = 参考汇率在 { $on } 及之前没有 { $currency } 的报价。请改用其他货币或提供汇率。
error-pricing-stale-rate = { $base } 兑 { $quote } 的最新汇率日期为 { $dated }，比 { $on } 早 { $age } 天；该策略最多允许 { $limit } 天。请更新汇率，或选择会记录旧汇率的策略。
error-pricing-no-endings = 没有 { $currency } 的价格尾数规则。请在尾数表中添加。
error-pricing-bad-price = { $minor }（最小货币单位）不能作为变体 { $variant } 的价格。请填写大于零的金额。
error-pricing-wrong-currency = 市场 { $market } 的价格以 { $expected } 计，而变体 { $variant } 以 { $currency } 定价。
error-pricing-backdated = 变体 { $variant } 的价格不能从 { $at } 开始：该时间已过。请从现在或以后开始。
error-pricing-double-price = 同一次发布中，变体 { $variant } 在市场 { $market } 有两个价格。请只保留一个。
error-pricing-bad-reduction = 无法进行此降价：请检查 { $field }。折扣须在 0 到 100% 之间，结束时间须晚于开始时间。
error-pricing-not-priced = 降价开始时，变体 { $variant } 在市场 { $market } 还没有价格。请先发布价格。
error-pricing-reduction-overlaps = 变体 { $variant } 在市场 { $market } 已于 { $at } 设定了另一价格。降价不能覆盖它，也不能在另一次降价之前不足 30 天。
error-pricing-false-reduction = 变体 { $variant } 在市场 { $market } 宣称降价 { $claimed }% 不属实：其过去 30 天最低价为 { $prior }，{ $price } 仅低 { $true }%。请降低价格或所宣称的幅度。
error-pricing-no-prior-price = 变体 { $variant } 在市场 { $market } 不能宣称降价：此前没有价格。请推迟降价开始时间。
error-pricing-too-soon = 按照 { $country } 的规定，在 { $day } 之前不得在市场 { $market } 宣布变体 { $variant } 降价：其供应时间尚不够长。请届时再开始降价，或直接下调标价而不作宣传。
pricing-lowest-30d = 降价前 30 天最低价：{ $price }
pricing-explain-from-home = 国内价格 { $home }，扣除 { $home_vat }% 增值税（{ $home_country }），按 { $fx }（欧洲央行，{ $fx_on }{ $fx_age ->
    [0] { "" }
   *[other] ，{ $fx_age } 天前
 }），× { $factor }，加 { $vat }% 增值税：{ $exact }；再取当地价格尾数。
pricing-explain-campaign = 因活动在标价基础上降价。
pricing-explain-campaign-end = 活动结束，恢复标价。
error-pricing-day-ahead = { $on } 尚未到来：只能证明已经收取的价格。请选择今天或更早的日期。
error-pricing-not-priced-on = 截至 { $at }，规格 { $variant } 在 { $market } 市场没有价格。请选择更晚的日期或查看历史。
