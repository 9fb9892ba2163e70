"""What notices of unlawful or unsafe goods, and recalls, look like on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from argosy.web.api.documents import In, Long, Out, Short, Text, Words


class NoticeIn(In):
    """A notice (Regulation (EU) 2022/2065 Art. 16). Name the goods by `product_id`, by `sku`, or by `location`, the page's address.

    `kind` is what the sender claims to be; a person checks it. Name and address may be left out where a user tells of dangerous goods.
    """

    kind: Literal["user", "regulator", "trusted", "brand"] = "user"
    market: Words = Field(examples=["es"])
    language: Words | None = None
    ground: Literal["dangerous", "forbidden", "labelling", "counterfeit", "misleading", "terms", "other"]
    explanation: Long
    product_id: UUID | None = None
    sku: Short = ""
    brand: Words | None = None
    location: Text = ""
    lot: Short = ""
    authority: Short = ""
    authority_reference: Short = ""
    reporter_name: Short = ""
    reporter_email: Short = ""
    good_faith: bool


class NoticeOut(Out):
    """Where a notice stands. `decision` is null until a person has decided; `token` opens it to its sender."""

    number: str
    state: Literal["received", "confirmed", "decided", "closed"]
    received_at: datetime
    due_on: date
    decision: Literal["restrict", "none"] | None
    decided_at: datetime | None
    redress: str | None
    token: str
    page: str


class RecallOut(Out):
    """A published recall, its sentences in the language asked for."""

    number: str
    headline: str
    brand: str
    product: str
    product_id: UUID
    markets: list[str]
    skus: list[str]
    lot: str
    hazards: list[str]
    measures: list[str]
    remedies: list[str]
    contact_name: str
    contact_email: str
    contact_phone: str
    published_at: datetime
    page: str


class Recalls(Out):
    items: list[RecallOut]
