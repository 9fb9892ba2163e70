"""What can go wrong in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import has, t


class UnknownProduct(ArgosyError):
    """No product or variant of this name."""

    def __init__(self, product: object) -> None:
        super().__init__("unknown-product", fields=("product",), status=404, product=str(product))


class FactRefused(ArgosyError):
    """A value cannot be taken for a product's fact; the sentence is that of the cell's problem, `names` the fact's own."""

    def __init__(
        self, fact: str, problem: str, params: Mapping[str, Any], names: Mapping[str, str] | None = None
    ) -> None:
        super().__init__("fact-refused", fields=("value",), status=422, **{**params, "column": fact})
        self.problem, self.names = problem, names or {}

    def sentence(self, language: str = "en") -> str:
        key = f"catalogue-problem-{self.problem}"
        named = self.names.get(language, self.params["column"])
        return t(language, key, **self.params | {"column": named}) if has(key) else super().sentence(language)
