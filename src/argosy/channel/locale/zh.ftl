error-not-listed = “{ $name }”在 { $market } 未上架。请看看其他商品。
