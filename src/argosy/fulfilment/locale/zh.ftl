error-sold-out = { $left ->
    [0] 暂时售罄。请将其移出购物车，或稍后再来。
   *[other] 仅剩 { $left } 件。请减少数量。
}
error-postcode-form = “{ $postal_code }”不是 { $country } 的邮政编码。格式如 { $example }。
error-postcode-not-served = 暂不配送至 { $postal_code }。请选择其他地址。
error-unknown-warehouse = 没有仓库“{ $warehouse }”。可选：{ $known }。
error-order-stopped = 该订单含有因安全决定而冻结的商品，不得发货。请等待限制解除，或取消订单。
error-dispatch-barred = 商品 { $sku } 不得发往 { $market } 市场：{ $rules }。在问题解决前将继续保留；请取消订单或补齐所缺资料。
error-delivery-way = 这些商品无法以该方式（“{ $way }”）送至此地址。请选择购物车提供的方式之一，或使用标准配送。
