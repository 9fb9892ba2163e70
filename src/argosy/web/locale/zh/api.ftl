error-api-fields = 有些值缺失或有误，请查看“errors”中的各个字段。
error-api-cursor = 此分页标记不适用于该列表，请去掉“cursor”重新开始。
error-api-language = 这里不支持语言“{ $language }”，请选择：{ $known }。
error-api-category = 没有类目“{ $category }”，请从类目列表中选取代码。
error-api-cart-line = 购物车中没有此规格，请先添加。
error-api-text-findings = 文案未保存：其中有产品参数不支持的内容，请查看“errors”中的各个字段。
error-api-key-missing = 请以“Authorization: Bearer …”发送品牌密钥。密钥由品牌负责人在控制台创建。
error-api-key-invalid = 此密钥不存在或已被撤销，请在控制台新建一个。
error-api-scope = 此密钥无权{ $scope ->
    [read] 读取
   *[other] 写入
 }，请使用带有“{ $scope }”权限的密钥。
error-api-scopes = 密钥的权限为 { $known } 或其中之一，而不是 { $given }。
error-api-key-unknown = 该品牌没有密钥 { $key }。
error-api-write-reused = 此 Idempotency-Key 已用于另一个请求，新请求请使用新的值。
error-api-payment-declined = 付款未被接受（{ $reason ->
    [insufficient-funds] 卡内余额不足
    [authentication-failed] 未通过银行验证
    [authentication-expired] 未在规定时间内完成银行验证
    [expired-card] 卡已过期
    [incorrect-cvc] 安全码错误
    [limit-exceeded] 卡已达限额
    [not-supported] 此处不接受该卡
    [try-again] 银行暂时无法应答，可稍后重试
    [not-reached] 暂时无法联系支付服务商，可稍后重试
   *[other] 卡被拒绝
 }）。未扣款；请换一张卡，并使用新的 Idempotency-Key 重试。
error-api-no-report = 该品牌尚未上线，请先上线其资料包。
error-api-route = 此地址没有内容，请查看 /api/v1/docs。
error-api-method = 这里不能使用 { $method }，请使用 { $allowed }。
error-api-json = 请求正文不是有效的 JSON，请更正后重新发送。
error-api-type = 请以 application/json 发送正文。
error-api-large = 请求正文过大，请分成较小的部分发送。
error-api-request = 无法读取该请求，请检查地址、参数和请求头。
api-field-missing = 缺少此值。
api-field-extra = 没有这个字段，请检查拼写。
api-field-long = 过长，最多 { $limit }。
api-field-short = 过短，至少 { $limit }。
api-field-range = 超出范围，界限为 { $limit }。
api-field-choice = 必须是 { $limit }。
api-field-form = 格式不正确。
api-field-uuid = 这不是 UUID。
api-field-type = 类型或格式不正确。
api-field-sku = 请提供 sku 或 variant_id 其中之一。
api-field-payment = 请提供 token 或 card_number 其中之一。
api-field-card = 卡号仅用于测试服务商。请用服务商的表单生成令牌。
api-field-own-sku = 该品牌没有在售的 SKU“{ $sku }”。
