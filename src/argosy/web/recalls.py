"""A recall notice in one language, with all that Regulation (EU) 2023/988 Art. 36 asks: for pages, mails and previews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from argosy.catalogue import api as catalogue
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.programme import api as programme
from argosy.safety import api as safety
from argosy.web.shop import formats, parts, presenters


@dataclass(frozen=True, slots=True)
class RecallNotice:
    """Everything ready to print in `language`. `href` is the notice's own page below the marketplace's address."""

    language: str
    number: str
    state: str
    headline: str
    brand: str
    product: str
    picture: parts.Picture | None
    models: str
    lot: str
    sold: str
    hazards: tuple[str, ...]
    measures: tuple[str, ...]
    details: str
    remedies: tuple[str, ...]
    contact: tuple[str, ...]
    email: str
    phone: str
    url: str
    published: str
    href: str


def of(recall: safety.RecallRecord, language: str, market: str = "") -> RecallNotice:
    """The notice of a recall, for a market of its own (the first, unless one is named)."""
    place = market if market in recall.restriction.markets else recall.restriction.markets[0]
    product = catalogue.products_by_id([recall.product_id])[recall.product_id]
    brand = programme.brand_by_id(recall.brand_id)
    spoken = language if language in MARKETS[place].languages else MARKETS[place].languages[0]
    skus = ", ".join(recall.restriction.skus)
    day = recall.published_at.date() if recall.published_at else None
    return RecallNotice(
        language=language,
        number=recall.number,
        state=recall.state,
        headline=t(language, "recall-headline"),
        brand=brand.name,
        product=product.name,
        picture=_picture(product),
        models=skus or t(language, "recall-all-models"),
        lot=recall.restriction.lot,
        sold=_sold(recall.sold_from, recall.sold_until, language),
        hazards=tuple(t(language, f"safety-hazard-{h}") for h in recall.hazards),
        measures=tuple(t(language, f"safety-measure-{m}") for m in recall.measures),
        details=recall.details.get(language, ""),
        remedies=tuple(t(language, f"safety-remedy-{r}") for r in recall.remedies),
        contact=(recall.contact_name,),
        email=recall.contact_email,
        phone=recall.contact_phone,
        url=recall.contact_url,
        published=t(language, "recall-published", number=recall.number, day=formats.whole_date(day, language))
        if day
        else "",
        href=f"/{place}/{spoken}/recalls/{recall.number}/",
    )


def _sold(since: date | None, until: date | None, language: str) -> str:
    told = [
        t(language, f"recall-sold-{name}", day=formats.whole_date(day, language))
        for name, day in (("from", since), ("until", until))
        if day
    ]
    return " ".join(told)


def _picture(product: Any) -> parts.Picture | None:
    """The product's first picture."""
    keys = [*product.media, *(m for v in product.variants for m in v.media)][:1]
    for found in catalogue.pictures(product.brand_id, keys).values():
        files: dict[str, Any] = {}
        for r in found.renditions:
            files.setdefault(r["format"], []).append([r["name"], r["width"]])
        return presenters.picture({"width": found.width, "height": found.height, **files}, product.name)
    return None
