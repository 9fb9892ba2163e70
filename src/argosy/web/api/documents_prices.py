"""What a brand reads and writes of its prices."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from argosy.web.api.documents import In, Money, Out, RuleDay, Short, Words
from argosy.web.api.documents_brand import Instant

Minor = Annotated[int, Field(gt=0, lt=10**11, description="Minor units, with tax.")]
Kind = Literal["cost", "floor", "minimum", "ceiling", "fixed", "guidance"]
Audience = Literal["public", "member", "first"]


class OfferOut(Out):
    """An offer of the brand as its price board shows it. `margin_bp` is what is left in basis points of the net price; `gap_bp` how far
    the price lies above others'."""

    sku: str
    variant_id: UUID
    price: Money
    list_price: Money
    lowest_30d: Money | None
    percent: int | None
    left: Money | None
    margin_bp: int | None
    breaks_even_at: Money | None
    others: Money | None
    others_source: str | None
    others_seen_on: date | None
    gap_bp: int | None
    by_hand: bool
    source: str
    breaks: list[str]


class BoardOut(Out):
    market: str
    offers: int
    median_margin_bp: int | None
    median_gap_bp: int | None
    counts: dict[str, int] = Field(description='Offers by view; "" is all of them.')
    items: list[OfferOut]


class PointOut(Out):
    """A price of the log, from when it holds."""

    from_at: datetime
    price: Money
    kind: Literal["list", "campaign"]
    reason: str
    counts_from: Money | None = Field(
        description="For a reduced price: the lowest of the 30 days before the reduction began."
    )
    explanation: str
    source: dict[str, Any]


class HistoryOut(Out):
    sku: str
    market: str
    items: list[PointOut]


class ProofOut(Out):
    """The evidence sheet: every price of the window, the lowest and the percentage, under a digest over all of it."""

    model_config = ConfigDict(extra="allow")

    sku: str
    gtin: str
    market: str
    currency: str
    sha256: str


class FxIn(In):
    buffer_bp: Annotated[int, Field(ge=-1000, le=2000)] = 0
    refresh_bp: Annotated[int, Field(ge=0, le=10_000)] | None = None
    freeze: bool = True
    max_age_days: Annotated[int, Field(ge=0, le=3650)] | None = None


class TermsIn(In):
    """How prices are found. `factor` (as text) is for source "home", `margin_bp` for "margin", `offset_bp` for "guidance" and "public"."""

    source: Literal["home", "fixed", "margin", "guidance", "public"] = "home"
    factor: Annotated[str, Field(max_length=20, examples=["1.05"])] = "1"
    margin_bp: Annotated[int, Field(ge=-5000, le=9500)] = 0
    offset_bp: Annotated[int, Field(ge=-9000, le=20_000)] = 0
    step_bp: Annotated[int, Field(ge=1, le=10_000)] | None = None
    local: bool = True
    fx: FxIn = FxIn()


class AmountIn(In):
    """A price by hand; without `price` the one set before is taken back."""

    sku: Words
    market: Short
    price: Minor | None = None


class ChangeIn(In):
    """What is to become of prices: new terms, prices by hand, or a percentage; none of them works out the strategy as it stands."""

    markets: Annotated[list[Short], Field(max_length=60)] = []
    audience: Audience = "public"
    category: Short = ""
    skus: Annotated[list[Words], Field(max_length=1000)] = []
    terms: TermsIn | None = None
    amounts: Annotated[list[AmountIn], Field(max_length=20_000)] = []
    by_bp: Annotated[int, Field(ge=-9000, le=20_000)] | None = None
    refresh: bool = False
    from_at: Instant | None = None
    until: Instant | None = None


class DraftOut(Out):
    """A price that would change. `moved_by` and `breaks` name rails: cost, floor, map, ceiling, step."""

    sku: str
    variant_id: UUID
    market: str
    audience: str
    before: Money | None
    after: Money
    left_before: Money | None
    left_after: Money | None
    margin_before_bp: int | None
    margin_bp: int | None
    moved_by: list[str]
    breaks: list[str]
    waits: bool = Field(description="A reduction runs: the new list price holds from its end.")


class ProposalOut(Out):
    id: UUID
    state: Literal["open", "applied", "dropped"]
    change: dict[str, Any]
    summary: dict[str, Any]
    from_at: datetime | None
    made_by: str
    made_at: datetime
    applied_at: datetime | None
    can_apply: bool


class ProposalPage(ProposalOut):
    items: list[DraftOut]
    count: int
    next_cursor: str | None


class FigureIn(In):
    """What is known of a variant; without `minor` it is taken back. Market "" (for a cost) is every market."""

    sku: Words
    kind: Kind
    minor: Minor | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    market: Short = ""
    audience: Audience = "public"
    source: Short = ""
    seen_on: RuleDay | None = None


class FiguresIn(In):
    figures: Annotated[list[FigureIn], Field(min_length=1, max_length=20_000)]


class FiguresOut(Out):
    new: int


class ListOut(Out):
    id: UUID
    market: str
    audience: str
    category: str
    terms: dict[str, Any]
    valid_from: datetime
    valid_to: datetime | None
    set_by: str


class ListsOut(Out):
    items: list[ListOut]


class TrialRowOut(Out):
    sku: str
    before: Money
    after: Money
    counts_from: Money | None
    claim_percent: int
    honest: bool
    refused: str
    left_before: Money | None
    left_after: Money | None
    units_before: str
    units_after: str
    total_before: Money
    total_after: Money
    pays_from_elasticity: str | None


class TrialOut(Out):
    market: str
    units_before: str
    units_after: str
    total_before: Money
    total_after: Money
    dishonest: int
    items: list[TrialRowOut]


class QuoteIn(BaseModel):
    """Plain facts of a sale; docs/reference/price-facts.md tells every member. Unknown ones are refused by name."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "market": "de",
                    "seller": {"country": "CN"},
                    "ship_from": {"country": "CN"},
                    "ship_to": {"country": "DE", "postcode": "10115"},
                    "lines": [{"category": "helmets", "hs_code": "650610", "origin": "CN", "gross_minor": 4990}],
                }
            ]
        },
    )


class QuoteOut(Out):
    """The sale with every tax, as `argosy price quote --facts … --json` tells it."""

    model_config = ConfigDict(extra="allow")
