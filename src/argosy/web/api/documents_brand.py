"""What a brand reads and writes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from argosy.web.api.documents import In, Labelled, Money, Out, Short, Text, Words


def _in_our_century(value: datetime) -> datetime:
    # Beyond it, time zones and the database's own range begin to matter.
    if not 2000 <= value.year < 2100:
        raise ValueError("year")
    return value.astimezone(UTC)


Instant = Annotated[AwareDatetime, AfterValidator(_in_our_century)]


class ContractOut(Out):
    version: str
    tier: str
    valid_from: date
    valid_to: date | None
    co_funding_bp: int
    commission_bp: dict[str, int] = Field(description='By category; "" is the default.')
    promises: dict[str, Any]


class CheckOut(Out):
    check: str
    outcome: str
    subject: str
    missing: list[str]


class BrandOut(Out):
    """The brand whose key this is. Of the bank account only the last four characters are told."""

    id: UUID
    slug: str
    name: str
    status: str
    country: str
    home_currency: str
    website: str
    legal: dict[str, Any]
    manufacturer: dict[str, Any]
    responsible_person: dict[str, Any]
    trademarks: list[dict[str, Any]]
    story: dict[str, Any]
    contract: ContractOut | None
    verification: list[CheckOut]


class ProductLine(Out):
    id: UUID
    model: str
    name: str
    category: str
    sale_mode: str
    launched_on: date | None
    variants: int


class ProductLines(Out):
    items: list[ProductLine]
    next_cursor: str | None


class VariantPrice(Out):
    market: str
    price: Money
    list_price: Money
    lowest_30_days: Money | None


class BrandVariant(Out):
    id: UUID
    sku: str
    gtin: str
    options: dict[str, Any]
    facts: dict[str, Any]
    home_price: Money
    deposit: Money | None
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    prices: list[VariantPrice]


class Finding(BaseModel):
    """What a market's rules hold against the product, with the legal source and what to supply."""

    model_config = ConfigDict(extra="allow")

    id: str
    title: str
    outcome: str
    severity: str
    remedy: str


class MarketState(Out):
    market: str
    outcome: str
    evaluated_on: date
    findings: list[Finding]


class BrandProduct(Out):
    id: UUID
    model: str
    name: str
    category: str
    sale_mode: str
    launched_on: date | None
    hs_code: str
    origin: str
    facts: dict[str, Any]
    variants: list[BrandVariant]
    markets: list[MarketState]
    texts: dict[str, str] = Field(description="State of the text in each language: draft, checked or approved.")


class LaunchReport(BaseModel):
    """The report of the latest finished launch, as `argosy launch --json` prints it. Products are told for one `market`."""

    model_config = ConfigDict(extra="allow")

    brand: str
    run_id: UUID
    finished_at: datetime
    changed: bool
    markets: dict[str, Any]


class OrderLine(Out):
    """A sold line. Buyers' names and addresses are not among what a brand sees; `note` is what the
    buyer has to say about the whole order."""

    id: UUID
    order_id: UUID
    order_number: str
    placed_at: datetime
    market: str
    product_id: UUID
    variant_id: UUID
    sku: str
    name: str
    quantity: int
    gross: Money
    net: Money
    vat: Money
    vat_rate: str
    campaign_id: UUID | None
    platform_funded: Money
    warehouse: str
    note: str


class OrderLines(Out):
    items: list[OrderLine]
    next_cursor: str | None


class Interval(Out):
    """An amount known between low and high; all equal where it is certain."""

    low: Money
    central: Money
    high: Money


class TermOut(Out):
    kind: str
    name: str
    cost: Interval
    basis: str
    source: str


class SideOut(Out):
    price: Money
    terms: list[TermOut]
    margin: Interval
    operating_cost: Interval


class RatioOut(Out):
    low: str
    central: str
    high: str
    half: str


class DifferenceOut(Out):
    kind: str
    name: str
    ours: Money
    rival: Money
    sentence: str


class WaterfallOut(Out):
    """A sale from the price paid to the brand's margin, beside the same sale at a rival's published fees."""

    line_id: UUID
    order_id: UUID
    sold_on: date
    ours: SideOut
    rival_name: str
    rival: SideOut | None
    ratio: RatioOut | None
    largest_difference: DifferenceOut | None
    sentence: str


class StockOut(Out):
    variant_id: UUID
    sku: str
    warehouse: str
    on_hand: int
    reserved: int


class StockLines(Out):
    items: list[StockOut]
    next_cursor: str | None


class StockIn(In):
    """The brand's own count of one SKU in one warehouse."""

    sku: Words
    warehouse: Words
    quantity: Annotated[int, Field(ge=0, le=1_000_000, strict=True)]


class StockDeclaration(In):
    lines: Annotated[list[StockIn], Field(min_length=1, max_length=5000)]


class Declared(Out):
    changed: int


class BalanceOut(Out):
    account: str
    balance: Money


class Balances(Out):
    items: list[BalanceOut]


class StatementLineOut(Out):
    """A movement: positive where more is owed to the brand. `line_id` is the order line, the order's own id for charges on the whole order."""

    id: UUID
    at: datetime
    kind: str
    name: str
    order_id: UUID
    line_id: UUID
    amount: Money


class Statement(Out):
    account: str
    items: list[StatementLineOut]
    next_cursor: str | None


class CampaignIn(In):
    """A plan: the discount is shared as the contract says; `budget` limits what the marketplace pays of it."""

    market: Words
    code: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
    names: dict[Words, Words] = Field(description="By language; the market's own is needed.")
    discount_bp: Annotated[int, Field(ge=1, le=9999, strict=True)]
    starts_at: Instant
    ends_at: Instant
    budget: Money
    skus: Annotated[list[Words], Field(min_length=1, max_length=2000)]


class CampaignOut(Out):
    id: UUID
    market: str
    code: str
    names: dict[str, str]
    state: str
    discount_bp: int
    platform_share_bp: int
    starts_at: datetime
    ends_at: datetime
    budget: Money
    spent: Money
    variant_ids: list[UUID]


class Campaigns(Out):
    items: list[CampaignOut]


class TextIn(In):
    """A product's words in one language. Every figure in them must be a figure of the facts."""

    title: Short
    bullets: Annotated[list[Text], Field(min_length=1, max_length=5)]
    description: Annotated[Text, Field(max_length=2000)]
    seo_title: Short = ""
    seo_description: Text = ""


class TextOut(Out):
    product_id: UUID
    language: str
    title: str
    bullets: list[str]
    description: str
    seo_title: str
    seo_description: str
    state: str
    source: str
    updated_at: datetime
    findings: list[Labelled] = Field(description="What keeps a draft back, or why the brand's own words were not used.")
