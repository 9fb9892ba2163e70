"""Many buyers of one coupon at once, on connections of their own."""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path

import pytest

from argosy.checkout.tests.test_coupons import coupon, order, sound

pytestmark = pytest.mark.db


def test_a_crowd_never_uses_it_more_often_than_its_cap(db_real: str, tmp_path: Path) -> None:
    from django.db import connection
    from market import launch_market

    from argosy.campaigns import api as campaigns

    variant = launch_market(tmp_path / "pack", products=1, stock=50)[0]
    coupon(most_uses=5)
    told: Counter[str] = Counter()
    start = threading.Barrier(12)

    def buy(number: int) -> None:
        try:
            start.wait(30)
            # Two orders for each buyer.
            order(f"k{number}", {variant: 1}, email=f"buyer{number // 2}@example.org")
            told["placed"] += 1
        except campaigns.CouponRefused as refused:
            told[refused.reason] += 1
        except BaseException as trouble:
            told[repr(trouble)] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=buy, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert told["placed"] == 5 and told["placed"] + told["used"] + told["spent"] == 12
    assert campaigns.coupons()[0].uses == 5 and sound()
