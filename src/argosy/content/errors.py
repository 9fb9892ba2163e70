"""What can go wrong with texts."""

from __future__ import annotations

from argosy.kernel.errors import ArgosyError


class UnknownText(ArgosyError):
    """The brand has no text of this product in this language."""

    def __init__(self, product: object, language: str) -> None:
        super().__init__(
            "unknown-text", fields=("product", "language"), status=404, product=str(product), language=language
        )


class NoGrammar(ArgosyError):
    """There is no grammar for this language."""

    def __init__(self, language: str) -> None:
        super().__init__("no-grammar", fields=("language",), status=422, language=language)


class TextNotReady(ArgosyError):
    """A text with findings cannot be approved."""

    def __init__(self, product: object, language: str) -> None:
        super().__init__("text-not-ready", fields=("state",), status=409, product=str(product), language=language)
