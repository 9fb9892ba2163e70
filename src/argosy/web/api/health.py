"""How things stand, for monitors."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from argosy.web.admission import health
from argosy.web.api.answers import answer

router = Router(tags=["Market"])


class HealthOut(Schema):
    """Counts are of the machine that answers."""

    mode: str = Field(description="normal, busy or shedding (search and pages come from what is kept, or not at all).")
    waiting_room: bool = Field(description="Whether buyers are let in one after the other.")
    waiting: int = Field(description="Buyers in line.")
    admitted_per_s: float = Field(description="Let in a second, as measured; 0 while the room is closed.")
    purchases_per_s: float = Field(description="Purchases answered a second, in the last two seconds.")
    wait_ms: float = Field(description="How long a request waits before it is served.")
    at_work: int = Field(description="Requests being served.")
    processes: int = Field(description="Web processes at work.")
    database: bool = Field(description="Whether the database answers.")
    worker_age_s: float | None = Field(
        description="Seconds since the worker's last sign; null where it never gave one."
    )


@router.get("/health", response=HealthOut, summary="How things stand")
def show(request: HttpRequest) -> HttpResponse:
    """Mode, waiting room, queue, and whether database and worker are there. `GET /health` says it to a load balancer: 200, or 503 without a database."""
    return answer(asdict(health.now()))
