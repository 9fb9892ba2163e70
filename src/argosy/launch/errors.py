"""What can stop a launch altogether. Trouble with single rows is in the report instead."""

from __future__ import annotations

from typing import Any

from argosy.compliance.api import Form, say
from argosy.kernel.errors import ArgosyError


class PackTrouble(ArgosyError):
    """The pack cannot be read at all; `code` says why, `file` where."""

    def __init__(self, code: str, file: str, **params: Any) -> None:
        super().__init__(f"pack-{code}", fields=(file,), file=file, **params)


class LaunchRunning(ArgosyError):
    """Only one launch of a brand at a time, and no fact is supplied beside it."""

    def __init__(self, brand: str) -> None:
        super().__init__("launch-running", fields=("pack",), status=409, retryable=True, brand=brand)


class UnknownFact(ArgosyError):
    """The dictionary of facts has no such entry."""

    def __init__(self, fact: str) -> None:
        super().__init__("launch-fact-unknown", fields=("fact",), status=422, fact=fact)


class FactNotHere(ArgosyError):
    """The fact exists, but only a pack can give it, or the law does."""

    def __init__(self, fact: str) -> None:
        super().__init__("launch-fact-not-here", fields=("fact",), status=422, fact=fact)


class ProductNeeded(ArgosyError):
    """A fact of a product was given without saying of which."""

    def __init__(self, fact: str) -> None:
        super().__init__("launch-fact-product", fields=("product_id",), status=422, fact=fact)


class FactValue(ArgosyError):
    """The value is none of the fact's type; `why` is empty, too-long, bool or country."""

    def __init__(self, why: str, **params: Any) -> None:
        super().__init__(f"launch-value-{why}", fields=("value",), status=422, **params)


class FactForm(ArgosyError):
    """The value has not the form that a rule wants it to have; the sentence ends with the rule's own remedy."""

    def __init__(self, value: str, form: Form) -> None:
        super().__init__("launch-value-form", fields=("value",), status=422, value=value)
        self.form = form

    def sentence(self, language: str = "en") -> str:
        remedy = say(self.form.rule.remedy, language) if self.form.rule.remedy else self.form.pattern
        return f"{super().sentence(language)} {remedy}"
