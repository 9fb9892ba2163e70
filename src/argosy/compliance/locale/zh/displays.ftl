# Displays beside those of the main file

compliance-display-total-price = 价格含增值税及全部费用；运费在下单前单独列明。
compliance-display-withdrawal-exception = 不适用撤回权，或在拆封后终止。
compliance-display-cross-border-sale = 各成员国买家均可按相同条件下单，在本国境内交付。
compliance-display-accessibility-statement = 本商店如何符合无障碍要求
compliance-display-accessibility-information = 产品的无障碍功能
compliance-display-battery-passport = 电池护照
