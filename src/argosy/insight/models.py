"""Insight keeps no table yet: it reads what the other rooms wrote."""
