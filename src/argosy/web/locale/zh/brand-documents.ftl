brand-nav-documents = 文件
brand-doc-lead = 支撑商品、注册和公司资料的文件。每份文件都会审核；到期前 60、30 和 7 天会提醒您。
brand-doc-hand-in = 提交文件
brand-doc-refused = 文件未被接收
brand-doc-done = 文件已提交，等待审核。
brand-doc-again = 该文件已在档，未作更改。
brand-doc-withdrawn = 文件已撤回。
brand-doc-asked = 需要提供
brand-doc-asked-lead = 各市场规则要求、但尚未存档或已失效的文件。
brand-doc-stops = 停止销售
brand-doc-on-file = 已存档
brand-doc-document = 文件
brand-doc-concerns = 适用范围
brand-doc-state = 状态
brand-doc-validity = 有效期
brand-doc-hanging = 关联商品
brand-doc-hangs = { $count } 个商品
brand-doc-hangs-none = 没有规则用到它
brand-doc-whole = 全部商品
brand-doc-everywhere = 所有市场
brand-doc-more = 等另外 { $count } 个
brand-doc-size = { $kb } KB
brand-doc-left = { $count ->
    [0] 今天为最后一天
   *[other] 剩余 { $count } 天
}
brand-doc-ended = 已过期 { $count } 天
brand-doc-from-until = { $begins } – { $ends }
brand-doc-from = 自 { $begins } 起
brand-doc-no-end = 无截止日期
brand-doc-state-valid = 已通过
brand-doc-state-ending = 即将到期
brand-doc-state-early = 尚未生效
brand-doc-state-submitted = 审核中
brand-doc-state-expired = 已过期
brand-doc-state-refused = 未通过
brand-doc-state-replaced = 已被取代
brand-doc-state-withdrawn = 已撤回
brand-doc-none = 尚无文件存档
brand-doc-none-lead = 请在下方提交符合性声明、能效标签或其他文件，或将其放入商品包。
brand-doc-withdraw = 撤回
brand-doc-withdraw-sure = 仅依赖该文件的商品将停止销售，直到另一份文件通过审核。
brand-doc-withdraw-waiting = 该文件将不再审核。
brand-doc-withdraw-yes = 确认撤回
brand-doc-optional = （选填）
brand-doc-file = 文件
brand-doc-file-hint = PDF、PNG、JPEG 或 WebP，最大 { $most } MB。
brand-doc-kind = 文件类型
brand-doc-countries = 仅适用于部分市场
brand-doc-countries-hint = 若适用于所有市场，请勿选择。
brand-doc-products = 仅适用于部分商品
brand-doc-products-hint = 若适用于全部商品，请勿选择。
brand-doc-issued = 签发日期
brand-doc-valid-from = 生效日期
brand-doc-valid-from-hint = 留空则为签发日期。
brand-doc-valid-until = 有效期至
brand-doc-valid-until-hint = 最后一天。留空表示无截止日期。
brand-doc-send = 提交
brand-doc-send-hint = 文件通过审核后才生效。未通过的文件会使关联商品停止销售，并注明原因。

mail-doc-hello = { $brand }，您好：
mail-doc-expiring-subject = { $document }：{ $count ->
    [0] 今天为最后一天
   *[other] 剩余 { $count } 天
}
mail-doc-expiring = 文件“{ $document }”（{ $name }）有效期至 { $ends }。请尽快提交后续文件，以便及时审核。
mail-doc-expiring-hangs = { $count ->
    [0] 没有商品依赖该文件。
   *[other] 次日起，{ $count } 个商品将无法在以下市场销售：{ $markets }。
}
mail-doc-expired-subject = { $document }已过期
mail-doc-expired = 文件“{ $document }”（{ $name }）有效期至 { $ends }，现已过期。
mail-doc-expired-hangs = { $count ->
    [0] 没有商品依赖该文件。
   *[other] { $count } 个商品已在以下市场停止销售，直到有效文件通过审核：{ $markets }。
}
mail-doc-refused-subject = { $document }未通过审核
mail-doc-refused = 文件“{ $document }”（{ $name }）未通过审核：{ $reason }
mail-doc-refused-next = 请提交新的文件；通过审核前，依赖它的商品停止销售。
mail-doc-accepted-subject = { $document }已通过审核
mail-doc-accepted = 文件“{ $document }”（{ $name }）已通过审核，您无需再做任何事。
mail-doc-link = 您的文件
