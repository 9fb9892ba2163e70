"""The brand console: what a brand's team sees and does, in English and Chinese.

Every screen is entered through `access`, which finds the brand among the user's memberships and runs reading inside the
brand's session (row security). `shell` frames pages of both consoles. A module per group of screens holds its page
dataclasses and its short views: sales, launching, products, campaigns, company, admission.
"""
