# What keeps a text from being shown
content-finding-no-title = 缺少标题。
content-finding-no-brand = 标题中没有品牌名 { $brand }。
content-finding-too-many-bullets = 要点超过 { $max } 条。
content-finding-too-long = 文本共 { $length } 个字符，上限为 { $max } 个。
content-finding-superlative = “{ $text }”属于需要证明的绝对化用语，请改为说明商品的功能。
content-finding-green-claim = “{ $text }”是环保宣称，须有公认证明才允许使用（欧盟指令 (EU) 2024/825）。
content-finding-unknown-number = 商品资料中没有数字 { $number }，请更正文本或商品资料。
content-finding-wrong-unit = “{ $text }”：数字正确，但单位不符。
content-finding-broken = “{ $text }”像是输入错误或未填写的占位。
content-finding-mixed-language = 文本混用了多种语言：{ $text }。
content-finding-superseded = 商品资料已变更，原编辑文本已被替换并保存在此。

# States and sources
content-state-draft = 草稿
content-state-checked = 已检查
content-state-approved = 已批准
content-source-generated = 由商品资料生成
content-source-pack = 来自品牌包
content-source-edited = 人工编辑

# Errors
error-unknown-text = 该商品没有此语言（{ $language }）的文本。
error-no-grammar = 尚无语言 { $language } 的语法规则。
error-text-not-ready = 此文本（{ $language }）仍有问题，请修改后再批准。
