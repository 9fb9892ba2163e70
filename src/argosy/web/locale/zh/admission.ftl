error-waiting-room = 目前有很多人同时购买。{ $position }{ $estimate }请在 Retry-After 所示时间后，用相同的 Idempotency-Key 重新发送同一请求，您的位置会保留。
error-rate-limit = 来自您的地址或密钥的请求过多。请在 { $seconds } 秒后重试。
error-overloaded = 目前购买人数极多，我们优先服务正在结账的顾客。未做任何更改；请稍后再试。
error-units-held = 所有库存目前都在其他买家的付款过程中。若有付款失败，您是第 { $position } 位；请几秒后重试，您的位置会保留。
admission-title = 等候室
admission-heading = 您正在排队
admission-lead = 想购买的人数超过我们能同时服务的人数。先到先得，您无需任何操作。
admission-position = { $count ->
    [0] 下一位就是您。
   *[other] 您前面还有 { $ahead } 人。
}
admission-soon = 预计不到一分钟。
admission-minutes = 按最近几秒的速度，大约需要 { $minutes } 分钟。
admission-long = 按最近几秒的速度，需要一个多小时。
admission-kept = 您的位置和购物车都会保留。本页会自动刷新，您可以让它在后台打开。
admission-shed-title = 请稍候
admission-many-title = 请稍候
admission-shed-heading = 请稍候
admission-again = 再试一次
