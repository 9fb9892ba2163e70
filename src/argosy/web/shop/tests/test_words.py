"""The shop's words: every language has every key with the same variables, and every key used exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

WEB = Path(__file__).parents[2]
LANGUAGES = ("en", "es", "fr", "de", "it", "pl")
_USED = re.compile(r"""["'](shop-[a-z0-9-]+[a-z0-9])["']""")


class Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.found.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    files = [WEB / "locale" / language / name for name in ("shop.ftl", "shop-basket.ftl")]
    body = [entry for file in files for entry in parse(file.read_text("utf-8")).body]
    assert not [entry.content for entry in body if isinstance(entry, ast.Junk)]
    found: dict[str, set[str]] = {}
    for entry in body:
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{entry.id.name} twice"
            visitor = Variables()
            visitor.visit(entry)
            found[entry.id.name] = visitor.found
    return found


def used() -> set[str]:
    sources = [*(WEB / "templates").rglob("*.html"), *(WEB / "templates").rglob("*.txt"), *(WEB / "shop").glob("*.py")]
    return {key for path in sources for key in _USED.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_says_the_same_things(language: str) -> None:
    english, other = messages("en"), messages(language)
    assert set(other) == set(english)
    # A language may need a variable less (a plural that does not show the number), never one more.
    assert {k: v - english[k] for k, v in other.items() if v - english[k]} == {}


def test_every_key_in_use_has_a_message() -> None:
    known = set(messages("en"))
    prefixes = {"shop-creed", "shop-market", "shop-start", "shop-cart", "shop-search"}
    addresses = {
        "shop-home",
        "shop-flagship",
        "shop-category",
        "shop-product",
        "shop-order",
        "shop-static",
        "shop-checkout",
    }
    addresses |= {"shop-account", "shop-invoice", "shop-order-confirm", "shop-order-pending"}
    addresses |= {"shop-feed-google", "shop-report", "shop-followed", "shop-recalls", "shop-recall"}
    assert used() - known - prefixes - addresses == set()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Comprar con obligación de pago"),
        ("de", "Zahlungspflichtig bestellen"),
        ("fr", "Commander avec obligation de paiement"),
        ("it", "Ordine con obbligo di pagare"),
        ("pl", "Zamówienie z obowiązkiem zapłaty"),
        ("en", "Order with obligation to pay"),
    ],
)
def test_the_order_button_says_that_it_costs_money(language: str, words: str) -> None:
    from argosy.kernel.text import t

    assert t(language, "shop-order-button") == words


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 produkt"), (2, "2 produkty"), (5, "5 produktów"), (22, "22 produkty")]
)
def test_polish_counts_by_its_own_rules(count: int, words: str) -> None:
    from argosy.kernel.text import t

    assert t("pl", "shop-products-count", count=count) == words
