# Refusals

error-compliance-rule-file =
    规则文件有误（{ $count }）：请更正以下条目。
    { $problems }
error-compliance-uncovered-market = 市场“{ $market }”没有规则：请先添加该市场的规则文件再销售。
error-compliance-unknown-rule = 没有规则“{ $rule }”：请在规则列表中查找编号。
error-compliance-unknown-gate = “{ $gate }”不是检查环节：请从 { $known } 中选择。
error-compliance-registration-invalid = 无法记录注册：{ $field } 为“{ $value }”。请填写两位国家代码、类别（weee、packaging、packaging_ar、battery、furniture）和编号。

# Verdicts and findings

compliance-outcome-allowed = 可以销售
compliance-outcome-warn = 可以销售，但有提示
compliance-outcome-blocked = 不得销售
compliance-outcome-unknown = 尚无法判定
compliance-finding-pass = 已满足
compliance-finding-fail = 未满足
compliance-finding-unknown = 缺少信息
compliance-severity-block = 禁止销售
compliance-severity-warn = 警告
compliance-severity-show = 须展示
compliance-heading-rule = 规则
compliance-heading-source = 法律依据
compliance-heading-remedy = 处理办法
compliance-heading-supply = 需提供
compliance-heading-variants = 涉及的款式
compliance-heading-checked = 最近核对：{ $date }
compliance-confidence-C = 已查阅一手或官方来源
compliance-confidence-2 = 来自二手来源
compliance-confidence-K = 一般知识，尚未核实

# Displays

compliance-energy-class = 能效等级 { $letter }，共 A 至 G 级。
compliance-energy-class-hdr = 高动态范围：{ $letter } 级。
compliance-energy-label = 能效标签
compliance-energy-sheet = 产品信息表
compliance-car-label = 二氧化碳等级 { $letter }，共 A 至 G 级；每公里 { $grams } 克（WLTP 综合）。
compliance-charger-included = 包装内含充电器。
compliance-charger-not-included = 包装内不含充电器。
compliance-charging-power = 充电器功率须在 { $least } 至 { $most } 瓦之间，方可最快充电。
compliance-years-unit = 年
compliance-guarantee-heading = 您的法定质保
compliance-guarantee-text = 如商品有缺陷或与描述不符，卖家须免费维修或更换、降价或退款。
compliance-guarantee-more = 卖家和生产者还可另行提供保证。详见 Your Europe。
compliance-guarantee-notice = 法定合格质保：至少 { $years } 年。
compliance-durability-heading = 生产者耐用性保证
compliance-durability-text = 免费，涵盖整件产品，独立于您的法定质保。
compliance-durability-label = 生产者免费保证整件产品耐用 { $years } 年。
compliance-display-producer = 制造商
compliance-display-responsible-person = 欧盟负责人
compliance-display-trader = 销售方
compliance-display-self-certified = 经营者承诺只提供符合欧盟法律的产品。
compliance-display-registration = 生产者登记
compliance-scheme-weee = 电子电气设备
compliance-scheme-packaging = 包装
compliance-scheme-packaging-ar = 包装授权代表
compliance-scheme-battery = 电池
compliance-scheme-furniture = 家具
compliance-display-warnings = 警告与安全信息
compliance-display-ce = CE 标志
compliance-display-weee-bin = 电子电气设备不得混入生活垃圾：请免费分类交回。
compliance-display-battery-bin = 电池不得混入生活垃圾：请免费分类交回。
compliance-display-withdrawal-function = 在此撤回合同
compliance-withdrawal-confirm = 确认撤回
compliance-withdrawal-days = 收货后 { $days } 天内可无理由撤回。
compliance-display-order-button = 下单即有付款义务
compliance-display-price-reduction = 降价前 30 天最低价
compliance-display-energy-label = 能效等级
compliance-display-charger = 充电器
compliance-display-charging-power = 充电功率
compliance-display-guarantee-notice = 法定质保
compliance-display-durability-label = 耐用性保证
compliance-display-car-label = 能耗与二氧化碳排放
compliance-display-mobility-message = 绿色出行
compliance-display-repair-information = 可向生产者要求维修：即使质保期后，也须以合理价格提供。
compliance-display-green-claim = 环保声明及其依据
compliance-display-unit-price = 单位价格
compliance-display-clp-label = 危险信息（CLP）
compliance-display-safety-data-sheet = 安全数据表
compliance-display-ingredient-list = 成分表（洗涤剂）
