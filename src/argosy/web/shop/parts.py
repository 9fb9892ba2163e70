"""The parts that the shop's pages are put together from.

Every value is already in the reader's language and ready to print: prices, dates and numbers arrive as text, pictures
as addresses. `Markup` fields are trusted HTML made by our own code (`marks`, Django's form token), never text that a
brand wrote.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

EMPTY = Markup("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    label: str
    href: str = ""
    current: bool = False
    lang: str = ""  # BCP 47, when the label is in another language than the page
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture in its renditions; `avif` and `webp` are `srcset` values ("url 320w, url 640w")."""

    src: str
    width: int
    height: int
    alt: str = ""
    avif: str = ""
    webp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A brand's colours, made safe to read (see `marks.look`). All are `#rrggbb`."""

    accent: str
    accent_text: str  # the accent, darkened until it reads on `paper` (4.5:1)
    on_accent: str  # black or white, whichever reads on the accent
    ink: str
    paper: str
    on_paper: str = "#10191e"  # the ink, or black/white where the ink would not read on the paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    code: str
    name: str  # in the page's language
    currency: str
    languages: tuple[Link, ...]
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    kind: str  # "good" | "bad" | "plain"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything around the page: head, masthead, footer."""

    language: str
    market: str
    market_name: str
    title: str
    home_href: str
    search_href: str
    cart_href: str
    account_href: str
    description: str = ""
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()  # (hreflang, absolute address), with x-default
    json_ld: Markup = EMPTY
    noindex: bool = False
    query: str = ""
    cart_count: int = 0
    signed_in: bool = False
    categories: tuple[Link, ...] = ()
    flagships: tuple[Link, ...] = ()
    markets: tuple[Market, ...] = ()
    csrf: Markup = EMPTY  # the hidden input for forms that write
    look: Look | None = None
    notices: tuple[Notice, ...] = ()
    refresh_s: int = 0
    demo: bool = True  # no card is charged: only test cards are taken
    slots: bool = False  # the shopper's own parts are filled in later (see `slots`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """`reference` is the lowest price of the `days` before the reduction (30, fewer of new goods); `percent` is its share (C-330/23)."""

    now: str
    reference: str = ""
    days: int = 30
    percent: str = ""
    deposit: str = ""  # paid today, for goods sold by deposit
    from_: bool = False  # the cheapest of several variants
    duty: str = ""  # what import adds, for goods straight from abroad
    unit: str = ""  # the price by measure ("149,83 €/l"), for goods sold by measure
    unit_said: str = ""  # the same in words, for those who listen


@dataclass(frozen=True, slots=True, kw_only=True)
class Energy:
    letter: str
    arrow: Markup
    label_href: str = ""
    sheet_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """The label of a hazardous mixture: its pictograms, signal word and hazard statements, each of which it may lack."""

    mark: Markup
    signal: str = ""
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    name: str
    brand: str
    href: str
    picture: Picture | None
    price: Price
    energy: Energy | None = None
    rank: int = 0
    badge: str = ""
    line: str = ""  # one short line of facts
    available: bool = True
    drawn: Markup = EMPTY  # the tile as a listing shows it, where it has been drawn before


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    title: str
    href: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagshipTile:
    name: str
    href: str
    look: Look
    headline: str = ""
    logo: Picture | None = None
    hero: Picture | None = None
    products: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTile:
    name: str
    href: str
    picture: Picture | None = None
    products: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    name: str
    href: str
    period: str  # "Black Friday" runs "20–30 November"
    most: str = ""  # "25 %", the largest reduction in it
    brand: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetChoice:
    value: str
    label: str
    count: int
    chosen: bool = False
    swatch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    code: str
    label: str
    choices: tuple[FacetChoice, ...]
    open: bool = True  # its choices are shown without a click


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of cards with its filters: category, search and flagship share it. Filters are one GET form."""

    action: str
    count: int
    cards: tuple[Card, ...]
    facets: tuple[Facet, ...] = ()
    price_from: str = ""
    price_to: str = ""
    price_ranges: tuple[Link, ...] = ()  # `note` says how many; the chosen one's link takes it away
    currency: str = ""
    chosen: tuple[Link, ...] = ()  # each takes its filter away
    clear_href: str = ""
    sort: str = ""
    sorts: tuple[Link, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    pages: tuple[Link, ...] = ()  # a label "…" has no address
    previous_href: str = ""
    next_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    name: str
    lines: tuple[str, ...] = ()  # postal address
    email: str = ""
    phone: str = ""
    facts: tuple[tuple[str, str], ...] = ()  # (label, value): register number, VAT id, …


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Why the shopper can believe that the goods come from the brand."""

    trader: Party
    verified_on: str  # "" while the day is not known
    trademarks: tuple[Link, ...] = ()  # label "EUIPO 018…", href to the register
    responsible: Party | None = None
    stock: tuple[str, ...] = ()  # cities


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    label: str
    href: str = ""
    value: str = ""
    chosen: bool = False
    available: bool = True
    swatch: str = ""
    note: str = ""
    price: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    label: str
    chosen: str
    choices: tuple[Choice, ...]
    swatches: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """When it arrives. `date` is empty where no postcode is known or nothing can be delivered (`problem` says why)."""

    action: str
    postcode: str = ""
    date: str = ""
    handover: bool = False  # fetched by appointment rather than delivered
    origin: str = ""  # warehouse's city
    fee: str = ""
    order_by: str = ""
    problem: str = ""
    hidden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecGroup:
    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Legal:
    trader: Party
    identifiers: tuple[tuple[str, str], ...] = ()
    manufacturer: Party | None = None
    responsible: Party | None = None
    warnings: tuple[str, ...] = ()
    guarantee_years: int = 2  # legal guarantee of the buyer's country
    producer_years: int = 0  # producer's guarantee of durability, 0 for none
    notices: tuple[str, ...] = ()  # findings that the rules want shown
    marks: tuple[Markup, ...] = ()  # drawn marks: CE, struck bins
    links: tuple[Link, ...] = ()  # label, information sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    label: str
    value: str
    kind: str = ""  # "" | "minor" | "reduction" | "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    id: str
    name: str
    brand: str
    href: str
    picture: Picture | None
    options: str
    price: Price
    quantity: int
    total: str
    most: int = 5
    problem: str = ""
    note: str = ""  # something to know that does not stand in the way
    arrives: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    name: str
    label: str
    value: str = ""
    kind: str = "text"  # an input type, or "select"
    required: bool = True
    autocomplete: str = ""
    inputmode: str = ""
    hint: str = ""
    error: str = ""
    width: str = "full"  # "full" | "half" | "third"
    options: tuple[Choice, ...] = ()
    maxlength: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TestCard:
    number: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    label: str
    at: str = ""
    state: str = "todo"  # "done" | "now" | "todo" | "bad"
