"""Writes the demonstration documents of the demo packs: `python demo/art/papers.py`.

Each says on its face that it is made up: nobody declares anything by it.
"""

from __future__ import annotations

from pathlib import Path

PACKS = Path(__file__).resolve().parents[1] / "packs"
NAMES = {"xiaomi": "Xiaomi", "poco": "POCO"}
SHEETS = {
    "declaration-of-conformity.pdf": (
        "EU declaration of conformity",
        ["Radio equipment of the {brand} range as listed in products.csv", "Directive 2014/53/EU, 2011/65/EU", "Signed for: nobody"],
    ),
    "battery-declaration.pdf": (
        "EU declaration of conformity of batteries",
        ["Batteries built into products of the {brand} range", "Regulation (EU) 2023/1542, Annex IX", "Signed for: nobody"],
    ),
    "energy-labels.pdf": (
        "Energy labels",
        ["Phones, tablets and televisions of the {brand} range", "Delegated Regulations (EU) 2023/1669 and 2019/2013"],
    ),
    "product-sheets.pdf": (
        "Product information sheets",
        ["Phones, tablets and televisions of the {brand} range", "Regulation (EU) 2017/1369, Art. 3"],
    ),
}  # fmt: skip


def page(title: str, lines: list[str]) -> bytes:
    """A PDF of one page: a warning, a title, lines of text; the same text gives the same bytes."""
    drawn = ["0.67 0.15 0.09 rg BT /F1 13 Tf 56 785 Td (DEMONSTRATION DOCUMENT: MADE UP, WITHOUT ANY EFFECT) Tj ET"]
    drawn.append(f"0 g BT /F1 22 Tf 56 735 Td ({title}) Tj ET")
    drawn += [f"BT /F2 12 Tf 56 {700 - 22 * n} Td ({line}) Tj ET" for n, line in enumerate(lines)]
    stream = "\n".join(drawn).encode("latin-1")
    fonts = b"<< /F1 5 0 R /F2 6 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font %s >> >>" % fonts,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))


def main() -> None:
    for slug, brand in NAMES.items():
        folder = PACKS / slug / "documents"
        folder.mkdir(exist_ok=True)
        rows = ["file,kind,scope,country,issued_on,valid_from,valid_until"]
        for name, (title, lines) in SHEETS.items():
            (folder / name).write_bytes(page(title, [line.format(brand=brand) for line in lines]))
        rows.append("documents/declaration-of-conformity.pdf,declaration-of-conformity,brand,,2025-01-10,2025-01-10,")
        rows.append("documents/battery-declaration.pdf,battery-declaration,brand,,2025-01-10,2025-01-10,")
        rows.append("documents/energy-labels.pdf,energy-label,brand,,2025-06-20,2025-06-20,")
        rows.append("documents/product-sheets.pdf,product-sheet,brand,,2025-06-20,2025-06-20,")
        (PACKS / slug / "documents.csv").write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
