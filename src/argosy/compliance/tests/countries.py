"""Producer numbers, country by country, written out by hand: one that its register's rule takes, and one that it does not."""

from __future__ import annotations

#: country: stream: (a good number, a bad one)
NUMBERS: dict[str, dict[str, tuple[str, str]]] = {
    "AT": {"weee": ("9008390012345", "900839001234"), "packaging": ("9008390012346", "EDM"), "battery": ("9008390012347", "9008-390")},
    "BE": {"weee": ("BE 12345", "Recupel"), "packaging": ("FP 4567", "Fost Plus"), "battery": ("BB-789", "Bebat!")},
    "BG": {"weee": ("BG 1234", "pending"), "packaging": ("BG 4321", "-"), "battery": ("1234/2020", "няма")},
    "CY": {"weee": ("CY 1234", "soon"), "packaging": ("CY/4321", "none"), "battery": ("12345", "?")},
    "CZ": {"weee": ("01234/05-ECZ", "1234/05-ECZ"), "packaging": ("EK-F00012345", "EKO-KOM"), "battery": ("0123/10-ECZ", "ECZ")},
    "DK": {"weee": ("DK 12345", "DPA"), "packaging": ("DK-54321", "applied"), "battery": ("12345", "nej")},
    "EE": {"weee": ("PTO 12345", "PROTO"), "packaging": ("PR 12345", "n/a"), "battery": ("PTO/123", "x")},
    "FI": {"weee": ("FI 12345", "ELY"), "packaging": ("FI-54321", "Rinki"), "battery": ("12345", "ei ole")},
    "GR": {"weee": ("12345", "ΕΟΑΝ"), "packaging": ("54321", "none"), "battery": ("EMPA 12345", "EMPA")},
    "HR": {"weee": ("HR 12345", "FZOEU"), "packaging": ("HR-54321", "nema"), "battery": ("12345", "*")},
    "HU": {"weee": ("KÜJ 100123456", "KÜJ 1001234"), "packaging": ("100123456", "MOHU"), "battery": ("100123457", "1001234567")},
    "IE": {"weee": ("IE 01234 WB", "PRL"), "packaging": ("IE 01234", "Repak"), "battery": ("IE 01235 WB", "WB")},
    "LT": {"weee": ("LT 123456", "GPAIS"), "packaging": ("LT-654321", "nera"), "battery": ("123456", "-")},
    "LU": {"weee": ("LU 1234", "Ecotrel"), "packaging": ("LU-4321", "Valorlux"), "battery": ("1234", "Ecobatterien")},
    "LV": {"weee": ("LV 1234", "VVD"), "packaging": ("LV-4321", "nav"), "battery": ("1234", "?")},
    "MT": {"weee": ("MT 1234", "ERA"), "packaging": ("MT/4321", "Greenpak"), "battery": ("1234", "!")},
    "NL": {"weee": ("NL 12345", "WEEE"), "packaging": ("NL-54321", "Verpact"), "battery": ("12345", "OPEN")},
    "PT": {"weee": ("PT001234", "APA"), "packaging": ("PT004321", "Ponto Verde"), "battery": ("PT-1234", "SILiAmb")},
    "RO": {"weee": ("RO-2016-03-EEE-0187", "ANPM"), "packaging": ("RO 12345", "AFM"), "battery": ("RO-2016-03-BA-0187", "RO")},
    "SE": {"weee": ("SE 12345", "Naturvårdsverket"), "packaging": ("SE-54321", "NPA"), "battery": ("12345", "El-Kretsen")},
    "SI": {"weee": ("SI 1234", "ARSO"), "packaging": ("SI-4321", "Slopak"), "battery": ("1234", "-")},
    "SK": {"weee": ("SK 1234", "ISOH"), "packaging": ("SK-4321", "ENVI-PAK"), "battery": ("1234", "nie")},
    "GB": {"weee": ("WEE/AB1234CD", "WEE/1234"), "battery": ("BPRN01234", "BPRN")},
    "NO": {"weee": ("NO 912345678", "RENAS"), "battery": ("912345678", "Batteriretur")},
}  # fmt: skip
REGISTERED = {
    f"registration.{country}.{stream}": good
    for country, streams in NUMBERS.items()
    for stream, (good, _) in streams.items()
}
#: What the countries beyond the Union ask: rule, on which product of `products`, what makes it fail, what to take away.
BEYOND = [
    (f"{code}.{rule}", product, wrong, taken)
    for code in ("gb", "ch", "no")
    for rule, product, wrong, taken in (
        ("coverage", "BAG", {"product.category": "fireworks"}, None),
        ("product-safety.manufacturer", "BAG", {"brand.manufacturer.name": "X"}, "brand.manufacturer.city"),
        ("product-safety.identification", "BAG", {"product.pictures": 0}, "product.pictures"),
        ("trader", "BAG", {"brand.legal.email": "call us"}, "brand.legal.phone"),
        ("conformity-mark", "TV", {"product.ce": False}, "product.ce"),
        ("energy-label.tvs", "TV", {"product.energy_class": "A+"}, "product.energy_class"),
    )
]
#: What is only shown: rule, a product it speaks of, and one it does not (None: it speaks of all).
SHOWN = [
    *((f"{code}.weee.information", "TV", "BAG") for code in ("gb", "ch", "no")),
    *((f"{code.lower()}.order-button", "BAG", None) for code in NUMBERS),
]
TESTED = (
    {f"{country.lower()}.{stream}.registration" for country, streams in NUMBERS.items() for stream in streams}
    | {rule for rule, *_ in BEYOND}
    | {rule for rule, *_ in SHOWN}
)
