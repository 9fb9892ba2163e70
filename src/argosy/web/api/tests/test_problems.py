"""Every error is a Problem Details with a sentence in the caller's language; nothing a client sends makes a 500."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.db


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "nothing", 404, "api-route"),
        ("GET", "", 404, "api-route"),
        ("GET", "/api/", 404, "api-route"),
        ("GET", "/api/v2/markets", 404, "api-route"),
        ("POST", "/api/v2/orders", 404, "api-route"),
        ("POST", "markets", 405, "api-method"),
        ("DELETE", "markets/es/products/x", 405, "api-method"),
        ("PUT", "orders", 405, "api-method"),
        ("GET", "markets/xx/products", 404, "unknown-market"),
        ("GET", "markets/es/products/none", 404, "not-listed"),
        ("GET", "markets/es/products?price_from=cheap", 422, "api-fields"),
        ("GET", "markets/es/products?sort=worst", 422, "api-fields"),
        ("GET", "orders/not-a-uuid", 422, "api-fields"),
        ("GET", "markets/es/products?query=%00", 400, "api-request"),
        ("GET", "markets/es/products/%00", 400, "api-request"),
        ("GET", "brand", 401, "api-key-missing"),
        ("HEAD", "nothing", 404, None),
    ],
)
def test_errors_tell_what_to_do(api: Any, method: str, path: str, status: int, code: str | None) -> None:
    response = api.raw(method, path)
    assert response.status_code == status
    if code:
        assert response.json()["code"] == code
    if status == 405:
        assert response["Allow"]


def test_bodies_that_cannot_be_read(api: Any) -> None:
    for body in (b"{", b"[1,", b"\xff\xfe", b"[" * 100_000, b"9" * 5000):
        status, told = api("POST", "orders", body, Idempotency_Key="x")
        assert (status, told["code"]) in ((400, "api-json"), (422, "api-fields")), body[:10]
    assert api("POST", "orders", b'{"a": 1}', content_type="text/plain")[1]["code"] == "api-type"
    status, told = api("POST", "orders", b" " * (5 * 1024 * 1024 + 1), Idempotency_Key="x")
    assert (status, told["code"]) == (413, "api-large")
    assert api("GET", "markets?" + "&".join(f"a{i}=1" for i in range(1200)))[0] in (200, 400)


def test_the_sentence_is_in_the_callers_language(api: Any) -> None:
    told = {}
    for language in ("en", "es", "fr", "de", "it", "pl", "zh"):
        response = api.raw("POST", "carts", {"market": 1, "colour": "red"}, Accept_Language=f"{language};q=0.9")
        assert response["Content-Language"] == language
        found = response.json()
        assert found["fields"] == ["market", "colour"]
        told[language] = (found["detail"], *(e["detail"] for e in found["errors"]))
    assert len(set(told.values())) == 7


def test_every_sentence_exists_in_every_language() -> None:
    from argosy.kernel.markets import LANGUAGES
    from argosy.kernel.text import sources

    def keys(language: str) -> set[str]:
        text = next(p for p in sources(language) if p.name == "api.ftl").read_text("utf-8")
        return {line.split(" =")[0] for line in text.splitlines() if " = " in line and line[0].isalpha()}

    assert all(keys(language) == keys("en") for language in LANGUAGES)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_body_makes_a_500(api: Any, world: Any, data: st.DataObject) -> None:
    good = {
        "market": "es",
        "language": "es",
        "lines": [{"variant_id": str(world.own.variants[0].id), "quantity": 1}],
        "email": "ana@example.org",
        "address": {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"},
        "payment": {"token": "test-0002"},
    }
    spoiled: Any = {**good, "address": dict(good["address"])}  # type: ignore[call-overload]
    where = data.draw(st.sampled_from([*good, "address.name", "address.postal_code", "address.phone", "other"]))
    value = data.draw(anything)
    if where.startswith("address."):
        spoiled["address"][where.partition(".")[2]] = value
    else:
        spoiled[where] = value
    response = api.raw("POST", "orders", spoiled, Idempotency_Key=uuid4().hex)
    assert response.status_code < 500, response.content


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.dictionaries(
        st.sampled_from("query category brand facet cursor sort price_from".split()), st.text(max_size=30)
    )
)
def test_no_search_makes_a_500(api: Any, query: dict[str, str]) -> None:
    from urllib.parse import urlencode

    response = api.raw("GET", "markets/es/products?" + urlencode(query, errors="replace"))
    assert response.status_code < 500, response.content
