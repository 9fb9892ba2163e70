launch-problem-logo-broken = “{ $value }”不是可读取的图形。请重新导出为 SVG。
launch-problem-logo-part = 徽标“{ $value }”含有 { $part }，徽标中不允许出现。请重新导出为普通 SVG：文字转为轮廓，不含样式表、图片、链接或脚本。
launch-problem-logo-size = 徽标“{ $value }”没有写明可见范围。请重新导出并带上 viewBox。
launch-problem-logo-too-big = 徽标“{ $value }”超过 256 KB 或 2000 个元素。请简化。
launch-problem-logo-empty = 徽标“{ $value }”没有画出任何内容。请连同图形重新导出。
launch-problem-logo-shape = 徽标“{ $value }”的尺寸为 { $part }。宽度须在高度的一半到十二倍之间：请裁去空白边缘或改用其他版本。
