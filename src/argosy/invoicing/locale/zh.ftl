error-invoicing-bad-document =
    无法开具该单据： { $reason ->
        [empty] 没有任何行。
        [issuer] 开具方缺少名称、地址或有效的号码前缀。
        [currency] 货币不是三个字母的代码。
        [line] 某行重复或不在发票上。
        [kind] 某行类型未知。
        [quantity] 某个数量不允许。
       *[sums] 某行的净额与增值税之和不符。
    }
error-invoicing-conflict = 该键已用于内容不同的单据 { $number }。请使用新的键。
error-invoicing-unknown = 没有该单据。请检查地址或标识。
error-invoicing-too-much = { $number } 第 { $line } 行可冲减的金额不能超过剩余部分。请减少金额。
invoicing-title = 发票
invoicing-credit-title = 红字发票
invoicing-number = 号码
invoicing-issued = 开具日期
invoicing-supplied = 供货日期
invoicing-order = 订单
invoicing-amends = 更正 { $date } 的发票 { $number }
invoicing-issuer = 供应方
invoicing-buyer = 客户
invoicing-vat-id = 增值税号
invoicing-description = 名称
invoicing-quantity = 数量
invoicing-unit = 不含税单价
invoicing-rate = 增值税率
invoicing-net = 不含税
invoicing-vat = 增值税
invoicing-gross = 含税
invoicing-total = 合计
invoicing-delivery = 运费
invoicing-import = 关税、费用和进口增值税
invoicing-by-rate = 按税率列示的增值税
invoicing-reason-label = 原因
invoicing-link = 发票 { $number }
invoicing-list = 发票和红字发票
invoicing-none = 尚未开具发票。
invoicing-amounts-in = 金额以 { $currency } 计。
invoicing-scheme-oss-union = 目的地国增值税，通过一站式服务（OSS）申报（指令 2006/112/EC 第 369a 条及以下）。
invoicing-scheme-ioss = 增值税通过进口一站式服务（IOSS）申报（指令 2006/112/EC 第 369l 条及以下）。
invoicing-scheme-deemed-supplier-domestic = 平台被视为这些商品的供应商（指令 2006/112/EC 第 14a(2) 条）。
invoicing-scheme-deemed-supplier-ioss = 平台被视为这些进口商品的供应商（指令 2006/112/EC 第 14a(1) 条）；增值税通过进口一站式服务申报。
invoicing-scheme-reverse-charge = 反向征收：由客户缴纳增值税（指令 2006/112/EC 第 138 条、第 226 条第 11a 项）。
invoicing-scheme-export = 免税：出口（指令 2006/112/EC 第 146 条）。
invoicing-scheme-import = 代客户进口：关税和进口增值税以客户名义缴给海关。
invoicing-reason-returned = 商品已退回（{ $number }）
invoicing-reason-reduced = 降价（{ $number }）
invoicing-reason-cancelled = 订单已取消
invoicing-deposit = 定金：{ $goods }
invoicing-rest = { $goods }：总价 { $total } 的尾款，续定金发票 { $number }
invoicing-coupon = 优惠券 { $code }：已减 { $amount }
