"""What answers of the public part look like: the OpenAPI document is made of these, and tests hold every answer against them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


def _storable(value: str) -> str:
    # PostgreSQL's text cannot hold the NUL character.
    if "\x00" in value:
        raise ValueError("NUL")
    return value


def _written_as_day(value: object) -> object:
    # Pydantic would take any number for seconds since 1970.
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("no day")
    return value


#: A day of which the rules can tell.
RuleDay = Annotated[date, BeforeValidator(_written_as_day), Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
Text = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_storable)]
Long = Annotated[str, StringConstraints(max_length=5000), AfterValidator(_storable)]
Short = Annotated[str, StringConstraints(max_length=200), AfterValidator(_storable)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_storable)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class In(BaseModel):
    """A request's body: unknown members are refused, so that a typing error is not taken for a wish."""

    model_config = ConfigDict(extra="forbid")


class Out(BaseModel):
    """An answer."""

    model_config = ConfigDict(extra="forbid")


class Money(BaseModel):
    """An amount in minor units (cents, grosze) of an ISO 4217 currency. Consumer prices include tax."""

    model_config = ConfigDict(extra="forbid")

    minor: Annotated[int, Field(ge=-(10**15), le=10**15, examples=[29999])]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Field(examples=["EUR"])]


class MeasurePrice(Out):
    """What goods sold by measure cost by it (Directive 98/6/EC Art. 3): `price` for `quantity` of `unit`, worked out from `content`."""

    price: Money
    quantity: int = Field(examples=[1])
    unit: Literal["g", "kg", "ml", "l", "m", "m2", "m3", "piece"] = Field(examples=["l"])
    content: str = Field(examples=["60 ml"])


class FieldProblem(Out):
    field: str = Field(examples=["lines.0.quantity"])
    detail: str


class Problem(BaseModel):
    """An error (RFC 9457). `code` names the kind for programs, `detail` says in the caller's language what to do."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str
    code: str
    fields: list[str]
    retryable: bool
    errors: list[FieldProblem] = []


class MarketOut(Out):
    code: str = Field(examples=["es"])
    country: CountryCode
    currency: str
    languages: list[str]
    region: str
    time_zone: str


class Markets(Out):
    items: list[MarketOut]


class File(Out):
    format: str = Field(examples=["webp"])
    url: str
    width: int


class Picture(Out):
    """A picture with its files, smallest first."""

    width: int
    height: int
    colour: str | None
    files: list[File]


class NamedPicture(Picture):
    id: str


class BrandName(Out):
    slug: str
    name: str


class Card(Out):
    """A product in a list, at its cheapest variant's price. `was` is the lowest price of the 30 days before a reduction."""

    id: UUID
    slug: str
    brand: BrandName
    name: str
    title: str
    category: str
    highlights: str
    price: Money
    price_by_measure: MeasurePrice | None
    several_prices: bool
    was: Money | None
    was_lowest_days: int | None = Field(
        description="Of how many days `was` is the lowest price: 30, fewer of new goods."
    )
    percent_off: int
    deposit: Money | None
    energy_class: str | None
    launched_on: date | None
    colours: list[str]
    picture: Picture | None
    units_sold_30_days: int


class FacetChoice(Out):
    value: str
    name: str
    count: int
    chosen: bool
    colour: str | None


class Facet(Out):
    code: str
    name: str
    choices: list[FacetChoice]


class Products(Out):
    items: list[Card]
    next_cursor: str | None
    count: int
    facets: list[Facet]
    closest: str | None = Field(description="The nearest known word, where nothing was found.")


class Labelled(Out):
    label: str
    value: str


class Specs(Out):
    title: str
    rows: list[Labelled]


class VariantOut(Out):
    """A variant on sale. `lowest_30_days` stands beside every reduction (Directive 98/6/EC Art. 6a)."""

    id: UUID
    sku: str
    gtin: str
    options: dict[str, Any]
    option_names: dict[str, str]
    facts: list[Labelled]
    pictures: list[str]
    price: Money
    price_by_measure: MeasurePrice | None
    lowest_30_days: Money | None
    lowest_days: int | None = Field(description="Of how many days it is the lowest: 30, fewer of new goods.")
    reduced_since: datetime | None
    percent_off: int
    campaign_id: UUID | None
    deposit: Money | None
    import_cost: Money | None = Field(
        description="Import duty with its VAT, once an order for all goods of one tariff code; null for goods sent from the region."
    )
    in_stock: bool
    available: int = Field(description="Units that can be ordered now, told up to the most that one order may hold.")


class Legal(Out):
    """Who sells (DSA Art. 30), who made it, and who answers for its safety in the Union (GPSR Art. 16)."""

    trader: dict[str, Any]
    manufacturer: dict[str, Any]
    responsible_person: dict[str, Any]


class ProductOut(Out):
    """All that a product page shows. `displays`: what the market's law wants shown, each with `kind` and `rule`."""

    id: UUID
    market: str
    language: str
    slug: str
    brand: BrandName
    name: str
    model: str
    category: str
    title: str
    bullets: list[str]
    description: str
    seo_title: str
    seo_description: str
    launched_on: date | None
    sale_mode: Literal["parcel", "bulky", "deposit", "direct"]
    energy_class: str | None
    facts: dict[str, Any]
    specs: list[Specs]
    variants: list[VariantOut]
    pictures: list[NamedPicture]
    displays: list[dict[str, Any]]
    legal: Legal
    units_sold_30_days: int


class Flagship(Out):
    slug: str
    name: str
    country: str
    website: str
    parent: str | None
    products: int
    opened_at: datetime
    accent: str | None
    logo: Picture | None


class Flagships(Out):
    items: list[Flagship]


class Story(Out):
    headline: str
    body: str


class FlagshipDetail(Flagship):
    """A brand's flagship with its story in the language asked for."""

    market: str
    language: str
    story: Story | None
    hero: Picture | None
    trademarks: list[dict[str, Any]]
    legal: Legal


class CategoryOut(Out):
    code: str
    parent: str | None
    name: str
    products: int


class Categories(Out):
    items: list[CategoryOut]


class PromiseWay(Out):
    """Another way of delivery: `code` is what an order chooses it by."""

    code: str
    kind: str
    price: Money
    promised_on: date | None


class PromiseOut(Out):
    """The day at the door if ordered now, and what delivery costs; `delivery_ways` are all that may be chosen, the standard one first."""

    sku: str
    variant_id: UUID
    quantity: int
    postal_code: str
    promised_on: date
    warehouses: list[str]
    delivery: Money
    delivery_ways: list[PromiseWay]


class FactWanted(Out):
    model_config = ConfigDict(extra="allow")


class Requirement(Out):
    """A rule with its legal source. It applies to every product of the category, or depends on the facts in `condition`."""

    id: str
    title: str
    severity: str
    valid_from: date | None
    valid_to: date | None
    gates: list[str]
    always: bool
    condition: list[FactWanted]
    facts: list[FactWanted]
    display: list[str]
    remedy: str
    citation: dict[str, Any]
    confidence: str
    last_checked: date | None


Need = Literal["always", "depends", "shown"]


class Wanted(Out):
    """`rules` want it, the gravest with `severity`. `need`: "always"; "depends" on other facts of the product; or "shown" where given,
    without anything failing for want of it."""

    need: Need
    severity: str
    rules: list[str]


class FactNeeded(Wanted):
    """A fact to supply, with its type, unit, meaning, choices, and the field of a pack in which it is given."""

    name: str
    type: str
    unit: str
    meaning: str
    field: str
    choices: list[str]


class DocumentNeeded(Wanted):
    """A document to have, and the fact that is taken from it."""

    kind: str
    title: str
    fact: str


class DisplayNeeded(Wanted):
    """What must be shown with the offer."""

    kind: str
    title: str


class Requirements(Out):
    market: str
    country: str
    category: str
    on: date
    rules_version: str
    facts: list[FactNeeded]
    documents: list[DocumentNeeded]
    displays: list[DisplayNeeded]
    items: list[Requirement]
