"""A small market to buy in, and a local Stripe, as the checkout's tests have them."""

from argosy.checkout.tests.conftest import launched, local, variants

__all__ = ["launched", "local", "variants"]
