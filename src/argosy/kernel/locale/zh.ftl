error-unknown-market = 没有“{ $market }”这个市场。请从以下市场中选择：{ $known }。
error-internal = 我们这边出了问题。没有丢失任何内容，请稍后再试。
error-not-found = 此地址没有内容。请检查地址，或返回首页。
error-forbidden = 您的账号无权执行此操作。请向品牌负责人申请相应角色。
error-signed-out = 请先登录。
