"""What the marketplace writes about notices, decisions and recalls: to reporters, brands and buyers."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives

from argosy.catalogue import api as catalogue
from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.kernel.text import t
from argosy.programme import api as programme
from argosy.safety import api as safety
from argosy.web import recalls
from argosy.web.shop import formats, rendering

_signer = signing.Signer(salt="argosy.safety.notice", sep=".")
#: The language of a brand's home, where it is one of ours; a statement is said in it beside English.
_HOME = {
    "CN": "zh",
    "HK": "zh",
    "TW": "zh",
    "DE": "de",
    "AT": "de",
    "FR": "fr",
    "ES": "es",
    "MX": "es",
    "IT": "it",
    "PL": "pl",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A letter in one language: heading, paragraphs, rows of a table, and a link (address, label)."""

    language: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    link: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person or office; in several languages where the reader's is not known."""

    subject: str
    parts: tuple[Part, ...]


def token_of(number: str) -> str:
    """What opens a notice's page to whoever holds it: its reporter."""
    return _signer.signature(number)


def opens(number: str, token: str) -> bool:
    """Whether the token opens the notice of that number."""
    return signing.constant_time_compare(token, token_of(number))


def notice_href(notice: safety.NoticeRecord) -> str:
    """The reporter's page of a notice, below the marketplace's address."""
    languages = MARKETS[notice.market].languages
    language = notice.language if notice.language in languages else languages[0]
    return f"/{notice.market}/{language}/report/{notice.number}/?token={token_of(notice.number)}"


def message(letter: Letter, to: list[str], key: str) -> EmailMultiAlternatives:
    """The mail, ready to be sent; `key` names it once for all, so that a second delivery can be told."""
    language = letter.parts[0].language
    made = EmailMultiAlternatives(
        subject=letter.subject,
        body=rendering.render("mail/letter.txt", language, letter=letter),
        to=to,
        headers={"Message-ID": f"<{key}@{settings.DEFAULT_FROM_EMAIL.rsplit('@', 1)[-1].strip('<> ')}>"},
    )
    made.attach_alternative(rendering.render("mail/letter.html", language, letter=letter), "text/html")
    return made


def acknowledgement(notice: safety.NoticeRecord) -> Letter:
    """Confirms receipt (DSA Art. 16(4))."""
    language = notice.language
    due = formats.whole_date(notice.due_on, language)
    link = (settings.PUBLIC_URL + notice_href(notice), t(language, "letter-follow"))
    part = Part(
        language,
        t(language, "notice-title", number=notice.number),
        (t(language, "letter-ack-text", due=due),),
        link=link,
    )
    return Letter(t(language, "letter-ack-subject", number=notice.number), (part,))


def decided(notice: safety.NoticeRecord, decision: safety.DecisionRecord) -> Letter:
    """Tells the reporter what was decided, and how to disagree (DSA Art. 16(5))."""
    language = notice.language
    said = (
        t(language, f"notice-state-{decision.action}"),
        t(language, "letter-automated" if decision.automated else "letter-by-person"),
        t(language, "notice-redress"),
    )
    link = (settings.PUBLIC_URL + notice_href(notice), t(language, "letter-follow"))
    part = Part(language, t(language, "notice-title", number=notice.number), said, link=link)
    return Letter(t(language, "letter-decision-subject", number=notice.number), (part,))


def statement_languages(brand: programme.BrandRecord) -> tuple[str, ...]:
    """English, the language of the brand's home, and Chinese, in which the console can be read."""
    return tuple(dict.fromkeys(("en", _HOME.get(brand.country, "en"), "zh")))


def statement(told: safety.StatementRecord) -> Letter:
    """The statement of reasons (DSA Art. 17(3))."""
    brand = programme.brand_by_id(told.brand_id)
    found = tuple(statement_part(told, brand, language) for language in statement_languages(brand))
    return Letter(t("en", "letter-statement-subject", number=told.number, product=told.content["product"]), found)


def statement_part(told: safety.StatementRecord, brand: programme.BrandRecord, language: str) -> Part:
    """The statement in one language; facts and provision as they were written."""
    return Part(
        language,
        t(language, "letter-statement-subject", number=told.number, product=told.content["product"]),
        (t(language, "letter-statement-text"), t(language, "letter-redress")),
        statement_rows(told, language),
        (f"{settings.PUBLIC_URL}/brand/{brand.slug}/notices/{told.id}/", t(language, "letter-open-console")),
    )


def statement_rows(told: safety.StatementRecord, language: str) -> tuple[tuple[str, str], ...]:
    """The parts of DSA Art. 17(3)(a) to (e) as label and text."""
    c = told.content
    markets = ", ".join(formats.country(MARKETS[m].country, language) for m in c["markets"])
    rows = {
        "what": f"{c['product']} ({c['model']})",
        "skus": ", ".join(c["skus"]),
        "lot": c["lot"],
        "where": markets,
        "since": formats.whole_date(told.restriction.active_from.date(), language),
        "until": formats.whole_date(told.restriction.lifted_at.date(), language)
        if told.restriction.lifted_at
        else t(language, "letter-until-lifted"),
        "facts": c["facts"],
        "came": t(language, "letter-came-notice" if c["on_notice"] else "letter-came-own"),
        "means": t(language, "letter-automated" if c["automated"] else "letter-by-person"),
        "ground": t(language, f"safety-ground-{c['ground']}"),
        "law": c["law"],
    }
    if c["authority"]:
        rows["came"] += f" {c['authority']}."
    label = {"lot": "recall-lot"}
    return tuple((t(language, label.get(name, f"letter-{name}")), text) for name, text in rows.items() if text)


def lifted(restriction: safety.RestrictionRecord) -> Letter:
    """Tells the brand that its goods may be sold again."""
    brand = programme.brand_by_id(restriction.brand_id)
    product = catalogue.products_by_id([restriction.product_id])[restriction.product_id].name
    said = [
        Part(
            language,
            t(language, "letter-lifted-subject", product=product, number=restriction.number),
            (t(language, "letter-lifted-text", because=restriction.lifted_because),),
        )
        for language in statement_languages(brand)
    ]
    return Letter(said[0].heading, tuple(said))


def answered(complaint: safety.ComplaintRecord, number: str) -> Letter:
    """The answer to a complaint, with the reasons (DSA Art. 20(5))."""
    language = complaint.language if complaint.language in LANGUAGES else "en"
    subject = t(language, "letter-answer-subject", number=number)
    said = (t(language, f"notice-complaint-{complaint.state}"), complaint.answer)
    return Letter(subject, (Part(language, subject, said),))


def office(brand_id: UUID) -> list[str]:
    """Where a brand is written to: its legal address, and its team's leads."""
    brand = programme.brand_by_id(brand_id)
    leads = [m["email"] for m in programme.members(brand_id) if m["role"] == "lead"]
    return list(dict.fromkeys([*([str(brand.legal["email"])] if brand.legal.get("email") else []), *leads]))


def recall_message(buyer: safety.BuyerRecord, recall: safety.RecallRecord) -> EmailMultiAlternatives:
    """The recall notice to a buyer, in the language of the order."""
    language = buyer.language
    notice = recalls.of(recall, language, buyer.market)
    values = {"notice": notice, "orders": buyer.orders, "root": settings.PUBLIC_URL}
    made = EmailMultiAlternatives(
        subject=f"{notice.headline}: {notice.brand} {notice.product}",
        body=rendering.render("mail/recall.txt", language, **values),
        to=[buyer.email],
        headers={"Message-ID": f"<recall.{buyer.id}@argosy.example>"},
    )
    made.attach_alternative(rendering.render("mail/recall.html", language, **values), "text/html")
    return made
