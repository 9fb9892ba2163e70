"""Campaigns: discounts that brand and platform pay together.

Tables: campaigns_campaign, campaigns_campaignitem, campaigns_coupon, campaigns_couponuse.
Promises: a campaign claims no percentage that the last 30 days' prices do not bear out (pricing refuses it); the discount is
shared between brand and platform to the cent; the platform's share never exceeds its budget, whoever buys at once: one
guarded statement spends it. Prices are written to pricing's log when a campaign starts, so pricing asks nobody. A coupon is used once by each
buyer and never beyond its cap: one guarded statement counts it within the order's transaction. It changes no announced price.
"""
