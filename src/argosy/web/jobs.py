"""All side work of all rooms: the outbox's handlers and the timetable."""

from __future__ import annotations

from collections.abc import Callable

from argosy.kernel import outbox
from argosy.kernel.outbox import relay as relay


def register() -> None:
    """Import every room's jobs, so that their handlers are known."""
    import argosy.channel.jobs
    import argosy.web.aftersales_mails
    import argosy.web.credits
    import argosy.web.document_mails
    import argosy.web.handover_mails
    import argosy.web.invoices
    import argosy.web.mails
    import argosy.web.safety_mails  # noqa: F401


def _rankings() -> object:
    from argosy.channel import api as channel

    return channel.refresh_rankings()


def _prices_due() -> object:
    from argosy.channel import api as channel

    return channel.refresh_due()


def _payments() -> object:
    from argosy.checkout import api as checkout

    return checkout.follow_hints() + checkout.follow_up() + checkout.follow_up_parts() + checkout.catch_up()


def _cancelled() -> object:
    from argosy.aftersales import api as aftersales

    return aftersales.finish()


def _reservations() -> object:
    from argosy.handover import api as handover

    return handover.finish()


def _campaigns() -> object:
    from argosy.campaigns import api as campaigns

    return campaigns.tick()


def _price_lists() -> object:
    from argosy.repricing import jobs

    return jobs.tick()


def _verdicts_of_the_day() -> object:
    from argosy.compliance import api as compliance

    return compliance.rejudge_day()


def _documents() -> object:
    from argosy.compliance import api as compliance

    return compliance.evidence.watch()


def _recalls() -> object:
    from argosy.web import safety_mails

    return safety_mails.inform_buyers()


def _new_buyers() -> object:
    from argosy.safety import api as safety

    return safety.relist()


def _tidy() -> object:
    from argosy.checkout import api as checkout

    return outbox.forget_done() + checkout.forget_hints()


TIMETABLE: tuple[tuple[float, Callable[[], object]], ...] = (
    (3, _payments),
    (5, _cancelled),
    (5, _reservations),
    (5, _prices_due),
    (5, _recalls),
    (10, _campaigns),
    (20, _price_lists),
    (20, _verdicts_of_the_day),
    (60, _rankings),
    (60, _documents),
    (300, _new_buyers),
    (3600, _tidy),
)
