"""`argosy bench`: what the market does per second and what that costs, beside the database's own limit in the same run."""
