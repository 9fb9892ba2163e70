"""Work of the clock: campaigns start and end by themselves."""

from __future__ import annotations

import logging

from argosy.campaigns import api

log = logging.getLogger(__name__)


def tick() -> int:
    """Start and end what is due; how many campaigns moved. To be run every few seconds to a minute."""
    started, ended, refused = api.tick()
    for campaign_id, why in refused.items():
        log.warning("campaign %s did not start: %s", campaign_id, why)
    return len(started) + len(ended)
