error-campaigns-unknown = 没有活动 { $campaign }。请检查地址或活动列表。
error-campaigns-exists = 市场 { $market } 已有内容不同的活动“{ $name }”。请换一个代码。
error-campaigns-bad = 该活动无法成立：请检查 { $field }。需要代码、0 到 100% 之间的折扣、0 到 100% 的分摊比例、晚于开始的结束时间、预算和至少一个变体。
error-campaigns-name-missing = 活动缺少市场 { $market } 当地语言（{ $language }）的名称。请补充。
error-campaigns-foreign-variant = 变体 { $variant } 不属于该品牌。请将其移出活动。
error-campaigns-not-due = 活动“{ $name }”于 { $at } 开始，届时会自动启动。
error-campaigns-over = 活动“{ $name }”已结束。请另行策划。
error-campaigns-not-running = 活动“{ $name }”未在进行，不承担任何费用。请重新计算订单。
error-campaigns-budget-exhausted = 活动“{ $name }”的预算剩余 { $left }，不足本订单所需的 { $asked }。请在不使用该活动的情况下重新计算。
error-campaigns-not-allowed = 商品 { $sku } 不得参加 { $market } 市场的活动：{ $rules }。请按准备看板补齐资料，或将其移出活动。
error-coupon-refused = { $reason ->
   *[unknown] 没有优惠券“{ $name }”。请检查写法或将其移除。
    [market] 优惠券“{ $name }”不适用于市场 { $market }。请将其移除。
    [early] 优惠券“{ $name }”自 { $day } 起才有效。请届时再来或将其移除。
    [over] 优惠券“{ $name }”已过期。请将其移除。
    [spent] 优惠券“{ $name }”已被用完。请将其移除。
    [goods] 优惠券“{ $name }”不适用于此订单中的任何商品。请添加适用商品或将其移除。
    [minimum] 优惠券“{ $name }”要求商品金额达到 { $minimum }。请添加商品或将其移除。
    [used] 您已使用过优惠券“{ $name }”；每位买家限用一次。请将其移除。
}
error-coupon-bad = 此优惠券不成立：请检查 { $field }。需要 4 至 24 位大写字母和数字的代码、数值（不超过 90% 或低于最低金额的金额）、同一货币的市场、晚于开始的结束时间以及至少 1 次使用。
error-coupon-exists = 已有另一张优惠券“{ $name }”。请选择其他代码。
