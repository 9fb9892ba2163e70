"""What a request is for, read off its method and path; it has to be quick, for every request comes by here."""

from __future__ import annotations

#: What a request may be for. BUY orders; ENTER opens the checkout's page; START makes a cart; LOOK and SEARCH are pages that can be left out under load.
OTHER, BUY, ENTER, START, CART, SEARCH, LOOK, WEBHOOK, PROBE, HEALTH = range(10)
#: The names of those that are limited for each client.
LIMITED = {BUY: "purchase", START: "cart", CART: "cart", SEARCH: "search", WEBHOOK: "webhook"}
PROBE_PATH = "/health/probe"
_READS = ("GET", "HEAD")


def kind(method: str, path: str) -> int:
    """One of the constants above. The first thing put into a cart in the shop is CART here: only the cookie tells that it makes one."""
    if path.startswith("/api/v1/"):
        return _of_api(method, path[8:])
    if path.startswith("/health"):
        return PROBE if path == PROBE_PATH else HEALTH
    # /es/es/…: market, language, then what is looked at.
    if len(path) < 7 or path[0] != "/" or path[3:4] != "/" or path[6:7] != "/":
        return OTHER
    tail = path[7:]
    if tail == "checkout/":
        return ENTER if method in _READS else BUY
    if tail == "cart/":
        return OTHER if method in _READS else CART
    if method not in _READS:
        return OTHER
    if tail == "s/":
        return SEARCH
    return LOOK if not tail or tail[:2] in ("b/", "c/", "p/") else OTHER


def _of_api(method: str, tail: str) -> int:
    if tail.startswith("orders"):
        return BUY if method == "POST" and tail == "orders" else OTHER
    if tail.startswith("carts"):
        if method == "POST" and tail.endswith("/order"):
            return BUY
        if method in _READS:
            return OTHER
        return START if tail == "carts" else CART
    if tail.startswith("payments/"):
        return WEBHOOK
    if tail.startswith("markets/") and method in _READS:
        return SEARCH if tail.endswith("/products") else LOOK
    return HEALTH if tail == "health" else OTHER
