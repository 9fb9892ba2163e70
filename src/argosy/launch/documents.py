"""The documents of a pack: `documents.csv` names files below `documents/`, what each is, what it concerns and how long it holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.launch.source import Missing, Unsafe
from argosy.launch.stages import Voyage
from argosy.launch.tables import PackProblem, table

TABLE = "documents.csv"
REQUIRED = ("file", "kind")
COLUMNS = (*REQUIRED, "scope", "country", "scheme", "issued_on", "valid_from", "valid_until")
MOST_BYTES = 20 * 1024 * 1024
#: The columns in which what compliance refuses stands.
_COLUMN = {"product_ids": "scope", "countries": "country"}

evidence = compliance.evidence


class _Row(Exception):
    """A row that cannot be taken: column, code, value and what the sentence needs."""

    def __init__(self, column: str, code: str, value: str = "", **params: Any) -> None:
        super().__init__(code)
        self.column, self.code, self.value, self.params = column, code, value, params


def stage(v: Voyage) -> None:
    """Hand in the documents of the pack; every row that cannot be taken is reported, the others are kept.

    A document that is on file already, whatever became of it, is left as it is.
    """
    if TABLE not in v.pack.source.names():
        return
    known = _known(v)
    rows = list(table(v.pack.source, TABLE, REQUIRED, v.problems))
    for done, (number, cells) in enumerate(rows, 1):
        try:
            content, draft = _content(v, cells["file"]), _draft(cells, known)
            with v.step():
                name = cells["file"].rsplit("/", 1)[-1]
                by = f"pack:{v.pack.application.slug}"
                _, new = evidence.submit(v.brand_id, draft, content, name, by, rehearsal=v.rehearsal)
            v.count("documents_submitted", int(new))
        except _Row as fault:
            v.problems.append(PackProblem(TABLE, number, fault.column, fault.code, fault.value, fault.params))
        except (compliance.EvidenceFile, compliance.EvidenceInvalid) as fault:
            field = fault.fields[0]
            column = _COLUMN.get(field, field)
            value = str(fault.params.get("value", cells.get(column, "")))
            code = fault.code.removeprefix("compliance-")
            v.problems.append(PackProblem(TABLE, number, column, code, value, dict(fault.params)))
        v.progress("documents", done, len(rows))


def _known(v: Voyage) -> dict[str, UUID]:
    """The brand's products by model and by SKU."""
    found = catalogue.products(catalogue.brand_product_ids(v.brand_id))
    return {x.sku: p.id for p in found for x in p.variants} | {p.model: p.id for p in found}


def _content(v: Voyage, path: str) -> bytes:
    try:
        return v.pack.source.read(path, MOST_BYTES)
    except Missing:
        raise _Row("file", "document-missing", path) from None
    except Unsafe as trouble:
        code = str(trouble.args[0])
        if code == "file-too-big":
            raise _Row("file", "evidence-file-too-big", path, most=MOST_BYTES // 1024**2) from None
        raise _Row("file", code, path) from None


def _draft(cells: Mapping[str, str], known: Mapping[str, UUID]) -> Any:
    """What a row says. An empty scope is the whole range, or the register for a certificate; else models and SKUs."""
    kind = cells["kind"].strip().lower().replace("-", "_").replace(" ", "_")
    scope, products = cells.get("scope", ""), []
    places = _parts(cells.get("country", ""))
    default = compliance.evidence_scopes(kind)[-1]
    if scope.lower() in ("", "brand", "registration"):
        scope = scope.lower() or default
    else:
        for word in _parts(scope):
            if word not in known:
                raise _Row("scope", "document-scope", word)
            products.append(known[word])
        scope = "products"
    register = scope == "registration"
    return evidence.Draft(
        kind=kind,
        scope=scope,
        product_ids=products,
        country=places[0] if register and places else "",
        scheme=cells.get("scheme", ""),
        countries=() if register else places,
        issued_on=_day(cells, "issued_on"),
        valid_from=_day(cells, "valid_from"),
        valid_until=_day(cells, "valid_until"),
    )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]


def _day(cells: Mapping[str, str], name: str) -> date | None:
    text = cells.get(name, "")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _Row(name, "evidence-date", text) from None
