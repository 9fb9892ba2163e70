error-ledger-bad-transfer =
    分录“{ $kind }”无法入账：{ $reason ->
        [amount] 金额必须是最小货币单位的正整数。
        [accounts] 借贷双方是同一个账户。
        [currency] 两个账户的币种与分录不一致。
       *[twice] 同一笔分录在批次中出现了两次。
    }
error-ledger-transfer-conflict = 凭证 { $journal } 中已有账户或金额不同的分录“{ $kind }”。分录不可修改：请先冲销，再重新入账。
error-ledger-account-conflict = 账户 { $account } 已以其他类别、币种或所有者开立。请换一个代码。
error-ledger-unknown-account = 账户 { $account } 不存在。请先开立。
error-ledger-bad-cursor = 页码标记无效。请从第一页重新开始。
