# Cells of products.csv that cannot be taken
catalogue-problem-required = { $column }：此类目必须填写该列。
catalogue-problem-unknown-column = { $column }：没有任何类目使用该属性，请检查列名。
catalogue-problem-not-in-category = { $column }：类目 { $category } 的商品没有该属性，请将单元格留空。
catalogue-problem-not-a-number = { $column }：“{ $value }”不是数字。请只填写数字，不带单位和千位分隔符。
catalogue-problem-not-whole = { $column }：“{ $value }”不是整数。请只填写数字，不带千位分隔符。
catalogue-problem-out-of-range = { $column }：{ $value } 超出 { $min } 至 { $max } 的范围，请检查数值和单位。
catalogue-problem-not-a-boolean = { $column }：“{ $value }”既不是“是”也不是“否”（yes/no）。
catalogue-problem-not-a-choice = { $column }：“{ $value }”不在可选值之内：{ $allowed }。
catalogue-problem-not-a-content = { $column }：“{ $value }”不是净含量。请填写数字和单位，例如 60 ml；可用单位：{ $units }。
catalogue-problem-too-long = { $column }：文本共 { $length } 个字符，上限为 { $max } 个。
catalogue-problem-bad-ip = { $column }：“{ $value }”不是 IP68、IPX4 之类的防护等级。
catalogue-problem-bad-digits = { $column }：“{ $value }”只能由数字组成。
catalogue-problem-bad-ufi = { $column }：“{ $value }”不是 UFI：应为四组、每组四位大写字母或数字，以连字符分隔。
catalogue-problem-bad-url = { $column }：“{ $value }”不是以 https:// 开头的网址。
catalogue-problem-unknown-category = 没有“{ $category }”这个类目。
