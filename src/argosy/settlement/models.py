"""Settlement keeps no table yet: what an order earned whom stands in the ledger, by line and kind."""
