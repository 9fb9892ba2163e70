operator-nav-documents = 文件
operator-doc-lead = 品牌方为证明其陈述而提交的文件。
operator-doc-count-submitted = 审核中
operator-doc-count-accepted = 已通过
operator-doc-count-refused = 未通过
operator-doc-count-withdrawn = 已撤回
operator-doc-waiting = 等待审核
operator-doc-none = 没有待审文件
operator-doc-none-lead = 品牌方提交的文件会显示在这里，最早的排在最前。
operator-doc-by = 提交人
operator-doc-since = 等待时间
operator-doc-days = { $count ->
    [0] 今天提交
   *[other] { $count } 天
}
operator-doc-review = 审核
operator-doc-ending = 即将到期
operator-doc-ending-lead = 60 天内到期且没有后续文件。
operator-doc-ending-none = 60 天内没有文件到期。
operator-doc-lately = 最近的决定
operator-doc-lately-none = 尚未作出决定。
operator-doc-save = 保存文件
operator-doc-pdf = { $kb } KB。请保存后查看；平台不会在浏览器中打开任何文件。
operator-doc-picture = 文件图片：{ $name }
operator-doc-history = 处理记录
operator-doc-action-submitted = 已提交
operator-doc-action-accepted = 已通过
operator-doc-action-refused = 未通过
operator-doc-action-withdrawn = 已撤回
operator-doc-particulars = 详细信息
operator-doc-reviewer = 审核人
operator-doc-accept-hint = 您已阅读该文件：内容、适用范围和日期均属实。
operator-doc-accept = 通过
operator-doc-reason = 拒绝理由
operator-doc-reason-hint = { $count ->
    [0] 品牌方会看到理由。没有在售商品依赖该文件。
   *[other] 品牌方会看到理由。若无其他有效文件，{ $count } 个商品将停止销售。
}
operator-doc-refuse = 拒绝
operator-doc-not-done = 审核未记录
operator-doc-done-accepted = { $count ->
    [0] 文件已通过。
   *[other] 文件已通过；{ $count } 个商品的判定已更新。
}
operator-doc-done-refused = { $count ->
    [0] 文件已拒绝。
   *[other] 文件已拒绝；{ $count } 个商品的判定已更新。
}
