"""What each page of the shop shows: the contract between presenters and templates.

A template takes a `page` of one of these kinds and decides nothing but layout; see `parts` for what they are made of.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from argosy.web.shop.handover_pages import Panel
from argosy.web.shop.parts import (
    Campaign,
    Card,
    CategoryTile,
    Choice,
    Energy,
    Field,
    FlagshipTile,
    Frame,
    Hazard,
    Legal,
    Line,
    Link,
    Listing,
    Look,
    Market,
    Option,
    Party,
    Picture,
    Price,
    Promise,
    Proof,
    Ranking,
    Row,
    SpecGroup,
    Step,
    TestCard,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """The choice of country."""

    frame: Frame
    markets: tuple[Market, ...]
    suggested: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    frame: Frame
    campaign: Campaign | None = None
    flagships: tuple[FlagshipTile, ...] = ()
    stage: tuple[Card, ...] = ()  # new products, the first is shown large
    categories: tuple[CategoryTile, ...] = ()
    top: Ranking | None = None
    champions: tuple[Ranking, ...] = ()
    warehouses: tuple[str, ...] = ()  # cities, in the page's language


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagshipPage:
    frame: Frame
    name: str
    look: Look
    href: str
    listing: Listing
    proof: Proof
    headline: str = ""
    story: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    logo: Picture | None = None
    hero: Picture | None = None
    stage: tuple[Card, ...] = ()
    family: tuple[Link, ...] = ()  # parent and sub-brands


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryPage:
    frame: Frame
    name: str
    crumbs: tuple[Link, ...]
    listing: Listing
    children: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFrame:
    """What searches share; `SearchPage` is drawn into it."""

    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    frame: Frame
    query: str
    heading: str
    listing: Listing
    suggestion: Link | None = None  # did you mean
    popular: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductPage:
    frame: Frame
    name: str
    brand: Link
    look: Look
    crumbs: tuple[Link, ...]
    gallery: tuple[Picture, ...]
    price: Price
    sku: str
    variant: str
    cart_action: str
    promise: Promise
    legal: Legal
    logo: Picture | None = None  # the brand's
    lead: str = ""  # what the title says beside the name
    options: tuple[Option, ...] = ()
    energy: Energy | None = None
    stock: str = "in"  # "in" | "low" | "out"
    stock_left: int = 0
    most: int = 5  # largest quantity of one line
    idempotency_key: str = ""
    vat_percent: str = ""
    bullets: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    specs: tuple[SpecGroup, ...] = ()
    badge: str = ""
    rank: Link | None = None
    campaign: str = ""
    member: str = ""
    charger: tuple[Markup, ...] = ()  # pictograms shown near the price
    charger_included: bool | None = None
    hazard: Hazard | None = None  # the label of a hazardous mixture
    related: Ranking | None = None
    recall: Link | None = None  # where the product, or one of its variants, is being recalled
    report_href: str = ""
    terms: tuple[str, ...] = ()  # of a reservation, for goods sold by deposit


@dataclass(frozen=True, slots=True, kw_only=True)
class CartPage:
    frame: Frame
    action: str
    lines: tuple[Line, ...]
    totals: tuple[Row, ...] = ()
    why: tuple[str, ...] = ()  # how the total is made up
    promise: Promise | None = None
    ways: tuple[Choice, ...] = ()  # of delivery, where there is a choice
    coupon: Field | None = None
    checkout_href: str = ""
    can_order: bool = True
    problem: str = ""  # why it cannot be ordered as it is
    suggestions: Ranking | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutPage:
    frame: Frame
    action: str
    idempotency_key: str
    contact: tuple[Field, ...]
    address: tuple[Field, ...]
    country: str
    payment: tuple[Field, ...]
    lines: tuple[Line, ...]
    totals: tuple[Row, ...]
    cart_href: str
    business: tuple[Field, ...] = ()
    methods: tuple[Choice, ...] = ()  # ways to pay
    note: Field | None = None
    terms: Choice | None = None  # shown beside the button
    marketing: Choice | None = None  # a box, never ticked before
    why: tuple[str, ...] = ()
    quote: str = ""  # digest of what is shown, so that nothing else can be ordered
    delivery: tuple[Choice, ...] = ()
    test_cards: tuple[TestCard, ...] = ()
    problem: str = ""  # an error that belongs to no field
    sellers: tuple[Party, ...] = ()
    login_href: str = ""
    deposit: bool = False
    reserving: tuple[str, ...] = ()  # the terms of reservations


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengePage:
    frame: Frame
    action: str
    amount: str
    card: str  # "•••• 3220"
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingPage:
    frame: Frame
    number: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPage:
    """Confirmation (`thanks`) and, later, the status of the same order."""

    frame: Frame
    number: str
    placed: str
    email: str
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    totals: tuple[Row, ...]
    address: tuple[str, ...]
    payment: str
    why: tuple[str, ...] = ()
    arrives: str = ""
    pickup: tuple[str, ...] = ()  # where it can be fetched
    origin: str = ""
    town: str = ""  # the postcode it goes to
    thanks: bool = False
    sellers: tuple[Party, ...] = ()
    cancelled: str = ""  # the reason, when the order did not go through or was called off
    cancelled_heading: str = ""
    cancel_href: str = ""
    withdraw_href: str = ""
    fault_href: str = ""
    exchange_href: str = ""
    receipts: tuple[Link, ...] = ()  # of withdrawals
    returns: tuple[tuple[Link, str], ...] = ()  # with where each stands
    money_back: tuple[str, ...] = ()
    deposit: bool = False
    reservation: Panel | None = None  # of what was sold by deposit
    terms: tuple[str, ...] = ()  # its terms
    invoices: tuple[tuple[str, str], ...] = ()  # words and address of each
    note: str = ""  # what the buyer has to say about it
    stop_action: str = ""  # where advertising is stopped, where it is allowed
    stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    number: str
    href: str
    placed: str
    state: str
    total: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    frame: Frame
    email: str
    orders: tuple[OrderRow, ...]
    logout_href: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    frame: Frame
    code: int
    heading: str
    body: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMail:
    """Order confirmation by mail: the durable medium, so it carries the contract's terms."""

    language: str
    subject: str
    number: str
    placed: str
    order_href: str
    home_href: str
    lines: tuple[Line, ...]
    totals: tuple[Row, ...]
    address: tuple[str, ...]
    payment: str
    why: tuple[str, ...] = ()
    arrives: str = ""
    pickup: tuple[str, ...] = ()
    sellers: tuple[Party, ...] = ()
    guarantee_years: int = 2
    origin: str = ""
    town: str = ""
    deposit: bool = False
    terms: tuple[str, ...] = ()  # of a reservation


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """One small form: sign in, sign up, sign out, forgotten password."""

    frame: Frame
    heading: str
    action: str
    submit: str
    fields: tuple[Field, ...] = ()
    checks: tuple[Choice, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()  # `note` stands before the link
    lead: str = ""
