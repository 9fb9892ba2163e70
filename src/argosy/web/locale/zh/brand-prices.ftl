brand-price-board = 价格看板
brand-price-all = 所有市场
brand-price-trial = 模拟折扣
brand-price-board-lead = 每个报价的售价、您的留存以及他人的同类价格。
brand-price-change = 调整价格
brand-price-waiting = { $count ->
   *[other] { $count } 个价格
 }等待确认，由 { $by } 计算。
brand-price-look = 查看
brand-price-median-margin = 利润率（中位）
brand-price-margin-note = 扣除全部费用后占净价的比例
brand-price-median-gap = 与他人相比（中位）
brand-price-gap-note = { $count ->
   *[other] { $count } 个报价高于他人
 }
brand-price-losses = 亏损销售
brand-price-losses-note = 在成本已知的报价中
brand-price-strategy = 定价方式
brand-price-pack-factors = 本国价格乘以品牌包中的系数
brand-price-rate = 1 { $base } = { $rate } { $currency }（欧洲央行，{ $dated }，{ $age ->
   *[other] { $age } 天前
 }）
brand-price-rate-new = 新采用
brand-price-step-most = 每日最多 { $most }
brand-price-buffer-of = 汇率缓冲 { $buffer }
brand-price-chart-positions = 利润率与他人价格的差距
brand-price-chart-positions-note = 每个点是一个报价：越高留存越多；线左侧比他人便宜，右侧比他人贵。红色为亏损。
brand-price-chart-cheaper = ← 比他人便宜
brand-price-chart-dearer = 比他人贵 →
brand-price-offers = { $count ->
   *[other] { $count } 个报价
 }
brand-price-view-all = 全部
brand-price-view-loss = 亏损
brand-price-view-dearer = 较贵
brand-price-view-cheaper = 较便宜
brand-price-view-hand = 手动
brand-price-view-reduced = 降价中
brand-price-view-broken = 违反限制
brand-price-now = 价格
brand-price-left = 您的留存
brand-price-margin = 利润率
brand-price-break-even = 保本价
brand-price-gap = 差距
brand-price-came = 来源
brand-price-by-hand = 手动
brand-price-none = 没有这样的报价
brand-price-none-lead = 请在该市场上线品牌包，或查看其他报价。
brand-price-none-here = 该市场尚无价格
brand-price-change-lead = 说明方式与范围。在任何更改之前，您会看到每个报价的变化。
brand-price-refused = 未能计算此变更
brand-price-how = 方式
brand-price-way-by = 按百分比
brand-price-way-by-lead = 相对现价增减；此后这些价格为手动价格。
brand-price-way-home = 由本国价格
brand-price-way-home-lead = 不含税本国价格乘以系数，按所采用的汇率换算。
brand-price-way-margin = 由目标利润率
brand-price-way-margin-lead = 由税、佣金、支付与履约倒推；需要成本。
brand-price-way-guidance = 由他人价格
brand-price-way-guidance-lead = 高于或低于他人价格的幅度。
brand-price-way-public = 由公开价格
brand-price-way-public-lead = 用于会员与首单：高于或低于公开价格的幅度。
brand-price-way-file = 按表格
brand-price-way-file-lead = 含 sku、market、price 列的 CSV；价格留空则撤回手动价格。
brand-price-way-refresh = 按最新汇率
brand-price-way-refresh-lead = 沿用现有策略，采用最新汇率。
brand-price-value = 百分比或系数
brand-price-value-hint = 例如 -10 或 25（百分比），或本国价格系数 1.05。
brand-price-file = 表格
brand-price-file-hint = UTF-8 编码的 CSV，最大 8 MB。任何一行有误则整表不执行，并逐行指出。
brand-price-where = 范围
brand-price-category = 类目
brand-price-audience = 受众
brand-price-rails = 限制
brand-price-rails-lead = 策略得出的价格不会低于成本、合同底价或最低广告价，也不会高于上限。
brand-price-step = 每日最大变动（百分比）
brand-price-step-hint = 一天内价格可变动的幅度。留空则不限。
brand-price-buffer = 汇率缓冲（百分比）
brand-price-buffer-hint = 防范结汇前汇率变动。
brand-price-exact = 保留计算结果，不使用当地尾数
brand-price-next = 尚未更改
brand-price-next-lead = 下一页显示哪些报价变化、变化多少、剩余利润率以及哪些限制起作用。
brand-price-whole = 变更要么全部发布，要么全部不发布。
brand-price-preview = 计算
brand-price-proposal = 价格变更
brand-price-proposal-by = 由 { $by } 计算，{ $at }
brand-price-state-applied = 已于 { $at } 发布：{ $count ->
   *[other] { $count } 个价格
 }。
brand-price-state-dropped = 此变更已放弃，价格没有变化。
brand-price-state-broken = 有价格违反限制，此变更不能发布
brand-price-state-broken-lead = 请用其他价格重新计算，或在这些报价的页面修改限制。
brand-price-state-nothing = 没有任何变化。
brand-price-changed = 变化的价格
brand-price-of-offers = 共 { $count ->
   *[other] { $count } 个报价
 }
brand-price-up-down = 上调 / 下调
brand-price-mean = 平均 { $mean }，最大 { $most }
brand-price-moved-by-rails = 受限制调整
brand-price-no-rail = 无
brand-price-stay = 保持原价
brand-price-barred = { $count ->
   *[other] { $count } 个被市场规则禁止变动。
 }
brand-price-held = { $count ->
   *[other] { $count } 个等待降价结束。
 }
brand-price-apply = { $count ->
   *[other] 发布 { $count } 个价格
 }
brand-price-drop = 放弃
brand-price-applied = { $count ->
   *[other] 已发布 { $count } 个价格。
 }
brand-price-dropped = 此变更已放弃，价格没有变化。
brand-price-chart-moves = 价格变动幅度
brand-price-only-all = 全部
brand-price-only-up = 上调
brand-price-only-down = 下调
brand-price-only-new = 新增
brand-price-only-bound = 受限制调整
brand-price-only-broken = 违反限制
brand-price-only-loss = 亏损
brand-price-before = 之前
brand-price-after = 之后
brand-price-move = 变动
brand-price-margin-before = 之前利润率
brand-price-margin-after = 之后利润率
brand-price-waits = 等待降价结束
brand-price-trial-lead = 折扣会给您留下多少，是否可以宣称，需要带来多少销量。
brand-price-trial-refused = 无法模拟
brand-price-trial-discount = 折扣（百分比）
brand-price-trial-elasticity = 弹性
brand-price-trial-elasticity-hint = 价格下降百分之一时销量上升的百分数。
brand-price-trial-days = 天数
brand-price-trial-platform = 平台承担（百分比）
brand-price-trial-platform-hint = 占折扣的比例；以您的合同为准。
brand-price-trial-go = 模拟
brand-price-trial-left = 您的留存（与不打折相比）
brand-price-trial-units = 销量
brand-price-trial-units-note = 依据最近 30 天销量与您的弹性
brand-price-trial-honest = 可以宣称
brand-price-trial-honest-note = { $count ->
    [0] 所有报价的百分比均属实。
   *[other] { $count } 个报价的百分比不属实，将被拒绝。
 }
brand-price-trial-not-possible = { $count ->
   *[other] { $count } 个报价届时不能降价。
 }
brand-price-trial-claim = 属实的宣称
brand-price-trial-no = 不可行
brand-price-trial-none = 无
brand-price-trial-total = 差额
brand-price-trial-pays = 弹性达到此值才划算
brand-price-trial-method = 销量按（新价 ÷ 旧价）的负弹性次方变化。宣称以降价前 30 天最低价为基准（指令 98/6/EC 第 6a 条；C-330/23）。留存已扣除税、佣金、支付、履约与成本。
brand-price-chart-outcome = 折扣前后您的留存
brand-price-chart-course = 价格及其 30 天线
brand-price-proof = 证据单
brand-price-to-product = 前往商品
brand-price-legend-price = 价格
brand-price-legend-lowest = 此前 30 天最低价：届时开始的降价以此为基准
brand-price-legend-reduced = 降价期间
brand-price-log = 全部价格
brand-price-since = 开始时间
brand-price-reduced = 降价
brand-price-earns = 每件收益（当前）
brand-price-vat = 增值税
brand-price-commission = 佣金
brand-price-payment = 支付
brand-price-fulfilment = 履约
brand-price-funded = 平台承担
brand-price-earns-note = 按单独售出、刷卡支付、从该市场通常的发货地发出计算。
brand-price-figures = 成本与限制
brand-price-figures-note = 针对该市场，含税。留空则撤回；此前的记录予以保留。
brand-price-known-as = 已知为 { $amount }。
brand-price-save = 保存
brand-price-reason-set = 手动设置
brand-price-reason-launch = 上线时设置
brand-price-reason-margin = 由目标利润率
brand-price-reason-guidance = 由他人价格
brand-price-reason-public = 由公开价格
error-brand-price-market = 请选择市场：{ $known }。
error-brand-price-markets = 请至少选择一个市场。
error-brand-price-way = 请选择价格变更方式。
error-brand-price-value = “{ $value }”不是数字。请填写百分比，如 -10 或 2.5，或系数，如 1.05。
error-brand-price-step = “{ $value }”不是百分比。请填写每日可变动幅度，如 5。
error-brand-price-buffer = “{ $value }”不是百分比。请填写汇率缓冲，如 2。
error-brand-price-discount = “{ $value }”不是百分比。请填写折扣，如 10。
error-brand-price-elasticity = “{ $value }”不是数字。请填写弹性，如 1.8。
error-brand-price-days = “{ $value }”不是天数。请填写整数，如 4。
error-brand-price-platform = “{ $value }”不是百分比。请填写平台承担的折扣比例，如 50。
error-brand-price-amount = “{ $value }”不是 { $currency } 金额。请按 129.90 的格式填写。
error-brand-price-file = 请选择不超过 8 MB 的 CSV 文件。
error-brand-price-rows = { $count ->
    [0] 表格中没有价格。请添加 sku、market 与 price 行。
   *[other] { $count } 行无法接受，因此没有计算。请修正后重新提交表格。
 }
brand-tax-why = 为何如此计税
