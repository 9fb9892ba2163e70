"""What can go wrong at invoicing's door."""

from __future__ import annotations

from argosy.kernel.errors import ArgosyError


class BadDocument(ArgosyError):
    """The facts make no invoice: `reason` is empty, issuer, sums, line, kind, quantity or currency."""

    def __init__(self, reason: str) -> None:
        super().__init__("invoicing-bad-document", fields=("lines",), status=422, reason=reason)


class DocumentConflict(ArgosyError):
    """The key made a document with other content."""

    def __init__(self, number: str) -> None:
        super().__init__("invoicing-conflict", fields=("key",), status=409, number=number)


class UnknownDocument(ArgosyError):
    """No document, or no invoice, has this id."""

    def __init__(self) -> None:
        super().__init__("invoicing-unknown", status=404)


class CreditTooMuch(ArgosyError):
    """More of a line would be credited than is left of it, or the invoice has no such line."""

    def __init__(self, number: str, line: str) -> None:
        super().__init__("invoicing-too-much", fields=("lines",), status=409, number=number, line=line)
