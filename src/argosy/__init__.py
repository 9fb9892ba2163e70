"""Argosy: the marketplace platform that takes brands abroad and proves, order by order, what that earned them."""

__version__ = "0.1.0"
