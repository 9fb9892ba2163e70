# Documents that a market wants

compliance-document-declaration-of-conformity = CE 标志所依据的欧盟符合性声明
compliance-document-type-examination = 公告机构的欧盟型式检验证书
compliance-document-type-approval = 道路使用批准证书
compliance-document-energy-label = 能效标签
compliance-document-product-sheet = 产品信息表
compliance-document-eprel-registration = 型号在 EPREL 的注册
compliance-document-safety-information = 以市场当地语言书写的警告与安全信息
compliance-document-trade-register = 商业登记摘录
compliance-document-self-certification = 只提供合法产品的承诺
compliance-document-mandate = 授权代表委托书
compliance-document-producer-registration = 生产者注册确认
compliance-document-certificate = 证书
compliance-document-document = 可在网址查阅的文件
