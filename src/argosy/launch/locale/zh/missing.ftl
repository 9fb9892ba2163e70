launch-problem-not-in-pack = 在售但不在此资料包中的商品：{ $count } 个，首个为“{ $value }”，报告中逐一列出。它们继续在售。如需下架，请使用 --withdraw-missing 上线，或在控制台勾选相应选项。
launch-problem-missing-elsewhere = 不在此资料包中而继续在售的商品：{ $count } 个，首个为“{ $value }”。它们也在本次上线未包含的市场中销售。请同时选择这些市场后重新上线。
launch-problem-missing-unknown = 没有下架任何商品：商品表未能完整读取，无法判断其中缺少什么（似乎有 { $count } 个，首个为“{ $value }”）。请先解决其他问题，再重新上线。
