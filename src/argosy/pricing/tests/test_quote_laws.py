"""What holds for every quote, whatever the facts: sums, reversals, and that lines do not disturb one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from argosy.pricing import tax

DAY = date(2026, 10, 30)
amounts = st.integers(0, 300_000)
goods = st.builds(
    tax.Line,
    id=st.just(""),
    quantity=st.integers(1, 9),
    amount=amounts,
    category=st.sampled_from(["phones", "books", "child-seats"]),
    hs_code=st.sampled_from(["851713", "620610", "62062000", "852872"]),
    origin=st.sampled_from(["CN", "CH", "VN"]),
    proof=st.booleans(),
)
routes = st.sampled_from(
    [
        ("DE", "DE/10115"),
        ("FR", "ES/28013"),
        ("CN", "DE/10115"),
        ("CN", "PT/9500"),
        ("CH", "FR/75001"),
        ("ES", "ES/35001"),
        ("DE", "CH/8001"),
        ("SE", "NO/0150"),
        ("FR/97400", "FR/97400"),
    ]
)


def place(text: str) -> tax.Place:
    return tax.Place(*text.split("/"))


@st.composite
def sales(draw: st.DrawFn, prices: tuple[str, ...] = ("net", "gross")) -> tax.Facts:
    lines = [replace(line, id=str(n)) for n, line in enumerate(draw(st.lists(goods, min_size=1, max_size=6)))]
    lines = [replace(line, discount=draw(st.integers(0, line.amount))) for line in lines]
    most = sum(line.amount - line.discount for line in lines)
    if draw(st.booleans()):
        lines.append(tax.Line("carriage", 1, draw(st.integers(0, 9000)), kind="shipping"))
    here, there = draw(routes)
    return tax.Facts(
        on=DAY,
        market=there[:2],
        currency=draw(st.sampled_from(["EUR", "PLN", "GBP"])),
        prices=draw(st.sampled_from(prices)),
        lines=tuple(lines),
        ship_from=place(here),
        ship_to=place(there),
        buyer=draw(st.sampled_from([tax.Buyer(), tax.Buyer("business", "NL")])),
        seller=draw(st.sampled_from([tax.Seller("CN"), tax.Seller("DE", 0), tax.Seller("FR")])),
        platform=draw(st.sampled_from([tax.Platform(), tax.Platform(False), tax.Platform(ioss=False)])),
        discount=draw(st.integers(0, most)),
        fees=draw(st.sampled_from([frozenset[str](), frozenset({"fr-small-parcels-2026"})])),
    )


@settings(max_examples=300, deadline=None)
@given(sales())
def test_lines_add_up_to_the_sale_and_net_and_vat_to_the_gross(facts: tax.Facts) -> None:
    quote = tax.quote(facts)
    for name in tax.Sums._fields:
        assert getattr(quote.sums, name) == sum(getattr(line, name) for line in quote.lines)
    for part in (*quote.lines, quote.sums):
        assert (part.net + part.vat, part.gross + part.duty + part.charges) == (part.gross, part.total)
        assert min(part.net, part.vat, part.duty, part.charges, part.discount) >= 0
    assert quote.due_now + quote.due_on_arrival == quote.sums.total
    assert sum(vat for _, _, vat in tax.by_rate(quote)) == quote.sums.vat


@settings(max_examples=200, deadline=None)
@given(sales())
def test_a_discount_is_shared_out_to_the_last_cent(facts: tax.Facts) -> None:
    quote = tax.quote(facts)
    own = sum(line.discount for line in facts.lines)
    assert quote.sums.discount == own + facts.discount
    for line in quote.lines:
        assert line.line.discount <= line.discount <= line.line.amount


@settings(max_examples=200, deadline=None)
@given(sales(prices=("gross",)))
def test_a_gross_price_that_is_charged_with_vat_is_what_is_paid(facts: tax.Facts) -> None:
    quote = tax.quote(facts)
    paid = sum(line.amount for line in facts.lines) - quote.sums.discount
    on_duty = sum(line.vat_on_duty for line in quote.lines)
    if quote.decision.charged:
        assert quote.sums.gross - on_duty == paid
    elif quote.decision.collected == "none":
        assert (quote.sums.vat, quote.sums.gross) == (0, quote.sums.net)
        assert quote.sums.net <= paid


@settings(max_examples=200, deadline=None)
@given(sales(), st.data())
def test_what_is_taken_back_in_parts_is_what_was_charged(facts: tax.Facts, data: st.DataObject) -> None:
    quote = tax.quote(facts)
    given_back: dict[str, int] = {}
    so_far = tax.Sums(*(0 for _ in tax.Sums._fields))
    for _ in range(3):
        units = {line.id: data.draw(st.integers(0, line.quantity - given_back.get(line.id, 0))) for line in facts.lines}
        part = tax.reverse(quote, units, given_back)
        for sums in (*part.lines.values(), part.sums):
            assert (sums.net + sums.vat, sums.gross + sums.duty + sums.charges) == (sums.gross, sums.total)
            assert min(sums) >= 0
        so_far = tax.Sums(*(a + b for a, b in zip(so_far, part.sums, strict=True)))
        given_back = {name: given_back.get(name, 0) + count for name, count in units.items()}
    rest = {name: count - given_back[name] for name, count in tax.everything(quote).items()}
    last = tax.reverse(quote, rest, given_back)
    assert tax.Sums(*(a + b for a, b in zip(so_far, last.sums, strict=True))) == quote.sums
    assert tax.reverse(quote, tax.everything(quote)).sums == quote.sums


@settings(max_examples=200, deadline=None)
@given(sales(), goods)
def test_a_line_more_changes_no_other_line_of_the_same_scheme(facts: tax.Facts, more: tax.Line) -> None:
    facts = replace(facts, discount=0, fees=frozenset())
    before = tax.quote(facts)
    after = tax.quote(replace(facts, lines=(*facts.lines, replace(more, id="more"))))
    if after.decision is before.decision:
        for old, new in zip(before.lines, after.lines, strict=False):
            if old.line.kind == "goods":
                assert (new.net, new.parts) == (old.net, old.parts)


@settings(max_examples=100, deadline=None)
@given(sales(), st.randoms())
def test_the_order_of_lines_changes_no_duty(facts: tax.Facts, fate: object) -> None:
    shuffled = list(facts.lines)
    fate.shuffle(shuffled)  # type: ignore[attr-defined]
    assert (
        tax.quote(replace(facts, discount=0, lines=tuple(shuffled))).sums.duty
        == tax.quote(replace(facts, discount=0)).sums.duty
    )


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(["import", "ioss", "platform"]))
def test_a_silk_and_wool_blouses_are_two_codes_and_six_euros(silk: int, wool: int, how: str) -> None:
    lines = (
        tax.Line("silk", silk, 500 * silk, hs_code="620610", origin="CN"),
        tax.Line("wool", wool, 700 * wool, hs_code="620620", origin="CN"),
    )
    platform = {"import": tax.Platform(ioss=False), "ioss": tax.Platform(False), "platform": tax.Platform()}[how]
    quote = tax.quote(
        tax.Facts(
            DAY,
            "DE",
            "EUR",
            "net",
            lines,
            place("CN"),
            place("DE"),
            seller=tax.Seller("CN", ioss=True),
            platform=platform,
        )
    )
    assert quote.decision.scheme == {"platform": "deemed_supplier_ioss"}.get(how, how)
    assert [line.duty for line in quote.lines] == [300, 300]
