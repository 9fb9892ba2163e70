"""Errors that a person can act on: a code, the fields, a sentence in the reader's language, retryable or not."""

from __future__ import annotations

from typing import Any


class ArgosyError(Exception):
    """What every room raises for trouble that a caller may meet.

    `code` names the Fluent message `error-<code>`; `fields` the inputs at fault; `status` the HTTP status of
    RFC 9457 Problem Details; `retryable` whether the same request may succeed later; `params` fill the sentence.
    """

    def __init__(
        self, code: str, *, fields: tuple[str, ...] = (), status: int = 400, retryable: bool = False, **params: Any
    ) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields
        self.status = status
        self.retryable = retryable
        self.params = params

    def sentence(self, language: str = "en") -> str:
        """What went wrong and what to do, in `language`."""
        from argosy.kernel.text import t

        return t(language, f"error-{self.code}", **self.params)

    def as_problem(self, language: str) -> dict[str, Any]:
        """The members of its RFC 9457 Problem Details, with `code`, `fields` and `retryable` as extension members."""
        return {
            "type": f"https://argosy.example/problems/{self.code}",
            "title": self.code.replace("-", " "),
            "status": self.status,
            "detail": self.sentence(language),
            "code": self.code,
            "fields": list(self.fields),
            "retryable": self.retryable,
        }

    def __str__(self) -> str:
        return self.sentence("en")
