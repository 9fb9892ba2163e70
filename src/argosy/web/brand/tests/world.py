"""Two brands with something in every room, made through the doors: what a tenancy test needs to have something to steal."""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict, dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from PIL import Image
from stdnum import ean

COLUMNS = (
    "sku,gtin,model,name,category,launched,price,currency,weight_g,length_mm,width_mm,height_mm,hs_code,origin,"
    "sale_mode,deposit,pictures,colour,material,functions_count,guarantee_years"
)
BRAND = """
format = 1
[brand]
slug = "{slug}"
name = "{name}"
country = "CN"
home_currency = "CNY"
requested_tier = "growth"
[legal]
name = "{name} Trading GmbH"
street = "{name} Allee 1"
postal_code = "10115"
city = "Berlin"
country = "DE"
email = "trade@{slug}.example"
phone = "+49 30 23125 301"
register_number = "HRB {number}"
iban = "DE89370400440532013000"
account_holder = "{name} Trading GmbH"
self_certified = true
[[trademark]]
office = "EUIPO"
number = "01899{number}"
[manufacturer]
name = "{name} Works"
street = "Works {number}"
postal_code = "322000"
city = "Yiwu"
country = "CN"
email = "works@{slug}.example"
[responsible_person]
name = "{name} Contact GmbH"
street = "Weg 1"
postal_code = "60311"
city = "Frankfurt"
country = "DE"
email = "safety@{slug}.example"
phone = "+49 69 1"
[[registration]]
country = "DE"
scheme = "packaging"
number = "DE{number}000101"
[[registration]]
country = "ES"
scheme = "packaging"
number = "ENV/2023/00000{number}"
[story.en]
headline = "{name} story"
body = "{name} makes tools."
[terms]
accepts = "2026-11"
signed_by = "{name} Signer"
signed_on = "2026-01-12"
"""


@dataclass(frozen=True, slots=True)
class Tenant:
    """A brand and the ids of what it owns; `strings` must never be read by another brand's people."""

    slug: str
    name: str
    id: UUID
    product: UUID
    variant: UUID
    line: UUID
    campaign: UUID
    key: UUID
    document: UUID
    user: UUID
    statement: UUID
    proposal: UUID
    reservation: UUID
    back: UUID
    strings: tuple[str, ...]


def pack(folder: Path, slug: str, name: str, number: int) -> Path:
    """A zip of one product with one variant, one picture and stock in Madrid; Spain lets it be sold, Poland misses a register number."""
    digits = f"29{number}00001"
    gtin = digits.rjust(12, "0") + ean.calc_check_digit(digits.rjust(12, "0"))
    row = (
        f"{name.upper()}-SKU,{gtin},{slug}-tool,{name} multitool,bike-tools,2026-03-01,199.00,CNY,230,115,75,40,"
        "820559,CN,parcel,,media/tool.png,black,steel,16,2"
    )
    drawn = io.BytesIO()
    Image.new("RGB", (64, 64), (number % 255, 80, 90)).save(drawn, "PNG")
    path = folder / f"{slug}.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("brand.toml", BRAND.format(slug=slug, name=name, number=number))
        target.writestr("products.csv", f"{COLUMNS}\n{row}\n")
        target.writestr("stock.csv", f"warehouse,sku,quantity\nMAD,{name.upper()}-SKU,40\n")
        target.writestr("media/tool.png", drawn.getvalue())
    return path


def tenant(folder: Path, slug: str, name: str, number: int, role: str = "lead") -> Tenant:
    """A launched brand with a sold line, a planned campaign and one member of that role."""
    from argosy.campaigns import api as campaigns
    from argosy.catalogue import api as catalogue
    from argosy.compliance import api as compliance
    from argosy.compliance.tests.paperwork import pdf
    from argosy.kernel import clock
    from argosy.launch import api as launching
    from argosy.programme import api as programme

    now = clock.now()
    with clock.travel(now - timedelta(days=40)):
        report = launching.launch(pack(folder, slug, name, number), ["es", "pl"])
    assert report["admitted"], report["verification"]
    brand = programme.brand(slug)
    product = catalogue.products(catalogue.brand_product_ids(brand.id))[0]
    variant = product.variants[0]
    campaign = campaigns.plan(
        brand.id,
        "es",
        f"{slug}-week",
        {"es": f"Semana {name}", "en": f"{name} week"},
        1000,
        4000,
        now + timedelta(days=2),
        now + timedelta(days=4),
        100_000,
        [variant.id],
    )
    campaigns.make_coupon(
        f"{slug}10",
        kind="percent",
        value=1000,
        markets=["es"],
        starts_at=now,
        ends_at=now + timedelta(days=4),
        most_uses=10,
        brand_id=brand.id,
    )
    user = programme.create_user(f"lead@{slug}.example", "quite-a-long-password", name=f"{name} Person")
    programme.enrol(brand.id, user, role)
    key = programme.issue_key(brand.id, f"{name} ERP").key.id
    launching.supply(brand.id, "product.hs_code", "820551", product_id=product.id, by=f"lead@{slug}.example")
    draft = compliance.evidence.Draft("test_report", valid_until=clock.today() + timedelta(days=400))
    paper = pdf(f"{name} report")
    document, _ = compliance.evidence.submit(brand.id, draft, paper, f"{name} report.pdf", f"lead@{slug}.example")
    proposal = plan_prices(brand.id, variant.id, slug)
    line = sell(brand.id, product.id, variant.id, f"{name.upper()}-SKU", f"{name} multitool")
    statement = restrict_elsewhere(product.id)
    strings = (name, slug, f"{name.upper()}-SKU", f"Semana {name}", str(product.id), str(variant.id), f"HRB {number}")
    return Tenant(
        slug,
        name,
        brand.id,
        product.id,
        variant.id,
        line,
        campaign,
        key,
        document.id,
        user,
        statement,
        proposal,
        reserve(brand.id, variant.id, f"{name.upper()}-SKU", f"{name} multitool"),
        send_back(line, slug),
        strings,
    )


def plan_prices(brand: UUID, variant: UUID, slug: str) -> UUID:
    """A list, a cost and a change of prices that waits; the change's id."""
    from argosy.repricing import api as repricing

    by = f"lead@{slug}.example"
    repricing.set_list(brand, repricing.Scope("es"), repricing.Terms(factor=Decimal("1.02")), by=by)
    repricing.tell(brand, [repricing.Figure(variant, "cost", 900, "EUR", "es", source=by)])
    return repricing.propose(brand, repricing.Change(markets=("es",), by_bp=500), by=by).id


def reserve(brand: UUID, variant: UUID, sku: str, title: str) -> UUID:
    """An agreement that waits for its appointment, as the worker would open it; the order's id."""
    from argosy.handover.models import Agreement, Event
    from argosy.handover.rules import terms_on
    from argosy.kernel import clock
    from argosy.kernel.ids import uuid7

    order, now = uuid7(), clock.now()
    held = terms_on("es", "consumer", now.date())
    assert held
    Agreement.objects.create(
        order_id=order,
        number=f"ES-{order.hex[-9:].upper()}",
        brand_id=brand,
        market="es",
        language="es",
        currency="EUR",
        buyer="consumer",
        holder="Ana Ruiz",
        goods=[{"line_id": str(uuid7()), "variant_id": str(variant), "sku": sku, "title": title, "quantity": 1}],
        count=1,
        deposit_minor=500,
        balance_minor=2_400,
        terms=asdict(held) | {"valid_from": held.valid_from.isoformat()},
        ready_on=now.date(),
        ordered_at=now,
        appoint_by=now + timedelta(days=30),
    )
    Event.objects.create(order_id=order, brand_id=brand, what="reserved", by="buyer")
    return order


def send_back(line_id: UUID, slug: str) -> UUID:
    """A line's unit is back and its money too, after its price had been reduced; the return's id."""
    from argosy.aftersales.models import Line, Refund, RefundLine, Return, ReturnLine
    from argosy.checkout.models import OrderLine
    from argosy.kernel import clock

    sold, now = OrderLine.objects.select_related("order").get(id=line_id), clock.now()
    order = sold.order
    same = ("brand_id", "order_id", "product_id", "variant_id", "sku", "title")
    kept = {name: getattr(sold, name) for name in same}
    Line.objects.create(id=line_id, order_number=order.number, market="es", currency="EUR", **kept)
    back = Return.objects.create(
        order_id=order.id,
        number=f"R-{slug[:9].upper()}",
        cause="guarantee",
        remedy="refund",
        state="received",
        lines={str(line_id): 1},
        told=f"The {slug} handle is loose.",
        answer="We are sorry.",
        place="MAD",
        language="es",
        decided_at=now,
        received_at=now,
        key=f"back-{slug}",
    )
    ReturnLine.objects.create(returned=back, line_id=line_id, brand_id=sold.brand_id, quantity=1)
    for returned, net, vat in ((None, 100, 21), (back, 2_297, 482)):
        refund = Refund.objects.create(
            order_id=order.id,
            returned=returned,
            number=f"G-{slug[:7].upper()}{1 if returned else 0}",
            note="" if returned else f"A scratch on the {slug}.",
            amount_minor=net + vat,
            currency="EUR",
            by="operator@argosy.example",
            settled_at=now,
            key=f"refund-{slug}-{net}",
        )
        units = 1 if returned else 0
        RefundLine.objects.create(
            refund=refund,
            order_id=order.id,
            line_id=line_id,
            brand_id=sold.brand_id,
            units=units,
            sellable=units,
            net_minor=net,
            vat_minor=vat,
            duty_minor=0,
            duty_vat_minor=0,
        )
    return back.id


def restrict_elsewhere(product: UUID) -> UUID:
    """A decision for a market in which the product is not sold, with a complaint and a recall; the statement's id."""
    from argosy.safety import api as safety

    law, facts = "Regulation (EU) 2023/988, Art. 5", "The handle breaks under a load that it should bear."
    notice = safety.record(
        safety.Report("operator", "it", "en", "dangerous", facts, product_id=product, good_faith=True)
    )
    ruling = safety.Ruling("restrict", "dangerous", facts, law, ("it",))
    decision = safety.decide(notice.number, ruling, "operator@argosy.example").decision
    assert decision.restriction
    safety.complain(decision.id, "brand", "It bears more than that.", "lead@example.org", "en")
    contact = ("Service", "service@example.org", "+49 30 1234567")
    safety.save_recall(notice.number, safety.Draft(["injuries"], ["stop-using"], ["repair", "refund"], *contact))
    found = safety.statement_of(decision.restriction.id)
    assert found
    return found.id


def sell(brand: UUID, product: UUID, variant: UUID, sku: str, title: str) -> UUID:
    """A placed, reserved and settled order of one unit in Spain; gives the line's id."""
    from argosy.checkout.models import Order, OrderLine, Payment
    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment.tests.holding import hold
    from argosy.kernel import clock
    from argosy.kernel.ids import uuid7
    from argosy.kernel.money import Taxed, vat_inside
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    at = clock.now() - timedelta(hours=2)
    split = vat_inside(2_900, Decimal("21"))
    amounts = {"net_minor": split.net, "vat_minor": split.vat, "gross_minor": 2_900}
    order = Order.objects.create(
        number=f"ES-{uuid7().hex[-9:].upper()}",
        region="eu",
        market="es",
        language="es",
        state="placed",
        email="shopper@example.org",
        currency="EUR",
        due_minor=2_900,
        placed_at=at,
        created_at=at,
        **amounts,
    )
    measures = {"weight_g": 230, "length_mm": 115, "width_mm": 75, "height_mm": 40}
    Payment.objects.create(order=order, provider="test", state="authorised", amount_minor=2_900, currency="EUR")
    line = OrderLine.objects.create(
        order=order,
        brand_id=brand,
        product_id=product,
        variant_id=variant,
        sku=sku,
        title=title,
        category="bike-tools",
        quantity=1,
        unit_gross_minor=2_900,
        list_gross_minor=2_900,
        vat_rate=Decimal("21"),
        warehouse="MAD",
        facts={"mode": "parcel", "deposit": None} | measures,
        **amounts,
    )
    hold(order.id, [fulfilment.Goods(variant, brand, sku, 1, "parcel")], "es", "28013", at)
    sold = settlement.LineFacts(
        line_id=line.id,
        brand_id=brand,
        category="bike-tools",
        quantity=1,
        list_gross=2_900,
        gross=2_900,
        net=split.net,
        vat=split.vat,
        vat_rate=Decimal("21"),
        commission_bp=800,
        warehouse="MAD",
        warehouse_country="ES",
        deposit=None,
        **measures,
    )
    ledger.post(
        settlement.postings(
            settlement.OrderFacts(order.id, "eu", "es", "ES", "EUR", at, "card", (sold,), Taxed(0, 0, 0))
        )
    )
    return line.id
