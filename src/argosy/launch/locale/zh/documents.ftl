launch-problem-document-missing = 商品包中没有文件“{ $value }”。请将其放入 documents/ 并填写路径，或删除该行。
launch-problem-document-scope = “{ $value }”既不是该品牌的型号也不是 SKU。请填写 brand 表示全部商品，或用分号分隔型号和 SKU。
