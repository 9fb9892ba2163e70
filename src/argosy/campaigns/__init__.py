"""Campaigns: discounts that brand and platform pay together.

Tables: campaigns_campaign, campaigns_campaignitem.
Promises: a campaign claims no percentage that the last 30 days' prices do not bear out (pricing refuses it); the discount is
shared between brand and platform to the cent; the platform's share never exceeds its budget, whoever buys at once: one
guarded statement spends it. Prices are written to pricing's log when a campaign starts, so pricing asks nobody.
"""
