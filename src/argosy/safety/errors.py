"""What can go wrong with notices, decisions and recalls."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from argosy.kernel.errors import ArgosyError


class UnknownNotice(ArgosyError):
    """No notice has this number."""

    def __init__(self, number: str) -> None:
        super().__init__("safety-unknown-notice", status=404, number=number)


class NoticeFaulty(ArgosyError):
    """Fields of a notice are missing or wrong; `problems` names the sentence (`safety-problem-…`) of each."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("safety-notice-faulty", fields=tuple(problems), status=422)
        self.problems = dict(problems)


class NoticeReused(ArgosyError):
    """The key was used for another notice."""

    def __init__(self) -> None:
        super().__init__("safety-notice-reused", status=409)


class TooManyNotices(ArgosyError):
    """More notices came from one place within an hour than a person writes."""

    def __init__(self, most: int) -> None:
        super().__init__("safety-too-many", status=429, retryable=True, most=most)


class AlreadyDecided(ArgosyError):
    """The notice was decided before, otherwise."""

    def __init__(self, number: str) -> None:
        super().__init__("safety-already-decided", status=409, number=number)


class WrongState(ArgosyError):
    """The notice is not in a state from which this can be done."""

    def __init__(self, number: str, state: str) -> None:
        super().__init__("safety-wrong-state", status=409, number=number, state=state)


class DecisionFaulty(ArgosyError):
    """A field of a decision is missing or wrong."""

    def __init__(self, field: str) -> None:
        super().__init__("safety-decision-faulty", fields=(field,), status=422, field=field)


class UnknownRestriction(ArgosyError):
    """No restriction has this number or id."""

    def __init__(self, number: str) -> None:
        super().__init__("safety-unknown-restriction", status=404, number=number)


class UnknownRecall(ArgosyError):
    """No recall has this number."""

    def __init__(self, number: str) -> None:
        super().__init__("safety-unknown-recall", status=404, number=number)


class RecallFaulty(ArgosyError):
    """A field of a recall notice is missing or wrong."""

    def __init__(self, field: str) -> None:
        super().__init__("safety-recall-faulty", fields=(field,), status=422, field=field)


class SoftWords(ArgosyError):
    """The recall notice has words that lower the perception of risk (GPSR Art. 36(2)(c))."""

    def __init__(self, words: list[str]) -> None:
        super().__init__("safety-soft-words", fields=("details",), status=422, words=", ".join(words))


class TooFewRemedies(ArgosyError):
    """Less than a choice of two remedies, and no reason for it (GPSR Art. 37(2))."""

    def __init__(self) -> None:
        super().__init__("safety-too-few-remedies", fields=("remedies",), status=422)


class RecallPublished(ArgosyError):
    """A published recall notice is not changed."""

    def __init__(self, number: str) -> None:
        super().__init__("safety-recall-published", status=409, number=number)


class ComplaintEmpty(ArgosyError):
    """The complaint, or its answer, has no words."""

    def __init__(self) -> None:
        super().__init__("safety-complaint-empty", fields=("text",), status=422)


class ComplaintLate(ArgosyError):
    """The six months in which a decision can be complained about are over."""

    def __init__(self, until: date) -> None:
        super().__init__("safety-complaint-late", status=409, until=until.isoformat())


class UnknownComplaint(ArgosyError):
    """There is no such complaint."""

    def __init__(self) -> None:
        super().__init__("safety-unknown-complaint", status=404)
