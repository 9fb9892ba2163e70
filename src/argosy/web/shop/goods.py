"""What carts and orders show of their lines: picture, brand, address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.content import api as content
from argosy.kernel.text import t
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.web.shop import formats, parts, presenters
from argosy.web.shop.caching import kept
from argosy.web.shop.shelf import Place


@dataclass(frozen=True, slots=True)
class Shown:
    """A variant as a line shows it."""

    brand: str
    name: str  # in the reader's language; empty when the line's own name serves
    href: str
    picture: parts.Picture | None


@kept(300)
def brand(brand_id: UUID) -> programme.BrandRecord:
    """A brand, at most five minutes old."""
    return programme.brand_by_id(brand_id)


def shown(place: Place, lines: Iterable[tuple[UUID, UUID, UUID]]) -> dict[UUID, Shown]:
    """By variant, for (variant, product, brand) of each line. A product that is not on sale has no address."""
    wanted = list(lines)
    products = catalogue.products_by_id({p for _, p, _ in wanted})
    texts = content.texts(list(products), place.language)
    slugs = channel.slugs(products, place.market, place.language)
    found: dict[UUID, Shown] = {}
    for variant_id, product_id, brand_id in wanted:
        owner, product = brand(brand_id), products.get(product_id)
        variant = next((v for v in product.variants if v.id == variant_id), None) if product else None
        keys = [*(variant.media if variant else ()), *(product.media if product else ())]
        found[variant_id] = Shown(
            brand=owner.name,
            name=presenters.name(owner.name, product.name, texts[product_id].title, place.language)[0]
            if product and product_id in texts
            else "",
            href=place.product(slugs[product_id], variant.sku if variant else "") if product_id in slugs else "",
            picture=_picture(brand_id, keys[0]) if keys else None,
        )
    return found


@kept(300)
def _picture(brand_id: UUID, key: str) -> parts.Picture | None:
    found = catalogue.pictures(brand_id, [key]).get(key)
    if found is None:
        return None
    files: dict[str, list[tuple[str, int]]] = {}
    for r in found.renditions:
        files.setdefault(r["format"], []).append((r["name"], r["width"]))
    return presenters.picture({"width": found.width, "height": found.height} | files)


def sellers(brand_ids: Iterable[UUID], language: str) -> tuple[parts.Party, ...]:
    """The traders behind the lines, each once."""
    parties = [presenters.party(brand(b).legal, language, register=True) for b in dict.fromkeys(brand_ids)]
    return tuple({p.name: p for p in parties}.values())


def totals(
    place: Place,
    *,
    goods: int,
    delivery: int,
    gross: int,
    vat: Mapping[str, int],
    due: int,
    imports: int = 0,
    way: str = "",
    coupon: str = "",
    discount: int = 0,
) -> tuple[parts.Row, ...]:
    """The sum of a cart or order; `vat` by rate as shown ("21 %"); `due` differs from `gross` for goods sold by deposit; `imports` is duty
    with the VAT on it; `way` the name of a way of delivery that is not the usual one; `discount` what
    a coupon takes off `goods`."""

    def money(minor: int) -> str:
        return formats.money(minor, place.currency, place.language)

    def say(key: str, **more: str) -> str:
        return t(place.language, key, **more)

    rows = [parts.Row(label=say("shop-total-goods"), value=money(goods))]
    if discount:
        label = say("shop-total-coupon", code=coupon)
        rows.append(parts.Row(label=label, value=money(-discount), kind="reduction"))
    fee = money(delivery) if delivery else say("shop-total-delivery-free")
    named = say("shop-total-delivery")
    rows.append(parts.Row(label=f"{named} · {way}" if way else named, value=fee))
    if imports:
        rows.append(parts.Row(label=say("shop-total-import"), value=money(imports)))
    rows.append(parts.Row(label=say("shop-total"), value=money(gross), kind="total"))
    rows += [
        parts.Row(label=say("shop-total-vat", percent=rate), value=money(n), kind="minor") for rate, n in vat.items()
    ]
    if due != gross:
        rows.append(parts.Row(label=say("shop-total-deposit"), value=money(due), kind="total"))
        rows.append(parts.Row(label=say("shop-total-rest"), value=money(gross - due), kind="minor"))
    return tuple(rows)


def made_up(taxed: Sequence[pricing.tax.Quote], language: str) -> tuple[str, ...]:
    """How a total is made up, in the shopper's words: taxes, import charges, and whether anything is due on delivery."""
    said: list[str] = []
    for quote in taxed:
        if quote.decision.imported and len(taxed) > 1:
            said.append(t(language, "shop-total-from-abroad"))
        said += pricing.tax.explain(quote, "shopper", language)
    if not any(quote.decision.imported for quote in taxed):
        said.append(t(language, "shop-total-no-import"))
    return tuple(said)
