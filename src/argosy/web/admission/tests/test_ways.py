"""What a request is for, and whose it is."""

from __future__ import annotations

import pytest

from argosy.web.admission import clients, ways


@pytest.mark.parametrize(
    ("method", "path", "kind"),
    [
        ("POST", "/api/v1/orders", ways.BUY),
        ("POST", "/api/v1/carts/0190/order", ways.BUY),
        ("POST", "/es/es/checkout/", ways.BUY),
        ("GET", "/es/es/checkout/", ways.ENTER),
        ("GET", "/api/v1/orders/0190", ways.OTHER),
        ("POST", "/api/v1/orders/0190/confirmation", ways.OTHER),
        ("POST", "/api/v1/carts", ways.START),
        ("PATCH", "/api/v1/carts/0190/lines/0191", ways.CART),
        ("GET", "/api/v1/carts/0190", ways.OTHER),
        ("POST", "/de/en/cart/", ways.CART),
        ("GET", "/de/en/cart/", ways.OTHER),
        ("POST", "/api/v1/payments/stripe/webhooks", ways.WEBHOOK),
        ("GET", "/api/v1/markets/es/products", ways.SEARCH),
        ("GET", "/es/es/s/", ways.SEARCH),
        ("GET", "/api/v1/markets/es/products/poco-x7", ways.LOOK),
        ("GET", "/es/es/", ways.LOOK),
        ("GET", "/es/es/p/poco-x7/", ways.LOOK),
        ("GET", "/es/es/c/phones/", ways.LOOK),
        ("GET", "/es/es/order/abc/", ways.OTHER),
        ("POST", "/es/es/order/abc/confirm/", ways.OTHER),
        ("POST", "/es/es/report/", ways.OTHER),
        ("GET", "/", ways.OTHER),
        ("GET", "/static/css/shop.css", ways.OTHER),
        ("POST", "/account/login/", ways.OTHER),
        ("GET", "/brand/overview/", ways.OTHER),
        ("GET", "/health", ways.HEALTH),
        ("GET", "/health/probe", ways.PROBE),
        ("GET", "/api/v1/health", ways.HEALTH),
    ],
)
def test_each_address_has_its_kind(method: str, path: str, kind: int) -> None:
    assert ways.kind(method, path) == kind


def test_reads_of_the_api_are_limited_and_left_out_only_where_they_look_around() -> None:
    assert ways.kind("GET", "/api/v1/brand/sales") == ways.OTHER


PROXIES = clients.networks("10.0.0.0/8, 2001:db8::/32")


@pytest.mark.parametrize(
    ("seen", "forwarded", "address"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # a stranger may write what he likes
        ("10.0.0.2", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.2", "1.2.3.4, 198.51.100.1", "198.51.100.1"),  # what came before our proxies is a stranger's word
        ("10.0.0.2", "198.51.100.1, 10.0.0.7", "198.51.100.1"),
        ("10.0.0.2", "", "10.0.0.2"),
        ("10.0.0.2", "10.0.0.3", "10.0.0.2"),
        ("2001:db8::1", "198.51.100.1", "198.51.100.1"),
        ("::ffff:10.0.0.2", "198.51.100.1", "198.51.100.1"),
        ("", "198.51.100.1", ""),
    ],
)
def test_only_our_own_proxies_are_believed(seen: str, forwarded: str, address: str) -> None:
    environ = {"REMOTE_ADDR": seen, "HTTP_X_FORWARDED_FOR": forwarded}
    assert clients.address(environ, PROXIES) == address
    assert clients.address(environ, ()) == seen


def test_a_key_counts_by_itself_and_an_ipv6_customer_by_his_network() -> None:
    assert clients.name({"HTTP_AUTHORIZATION": "Bearer argosy_x"}, "203.0.113.9") == "key:argosy_x"
    assert clients.name({}, "203.0.113.9") == "203.0.113.9"
    assert clients.name({}, "2001:db8:1:2:3::4") == clients.name({}, "2001:db8:1:2:ffff::1") == "2001:db8:1:2::/64"
    assert clients.digest("a", "cart") != clients.digest("a", "search") != 0


def test_a_network_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"10\.0\.0\.0/99"):
        clients.networks("10.0.0.0/99")
