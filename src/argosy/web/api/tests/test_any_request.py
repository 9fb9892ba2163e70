"""Any request that the document allows, and many that it does not: no 500, and every error a Problem Details."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

pytestmark = [pytest.mark.db, pytest.mark.slow]

EXAMPLES = 12
# What a made-up value would never hit.
KNOWN = {"market": "es", "language": "es", "category": "phones"}


@pytest.fixture
def operations(api: Any) -> list[Any]:
    status, document = api("GET", "openapi.json")
    assert status == 200
    schema = schemathesis.openapi.from_dict(document)
    found = [result.ok() for result in schema.get_all_operations()]
    assert len(found) >= 50
    return found


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["allowed", "not-allowed"])
def test_every_operation_answers_any_request_properly(api: Any, world: Any, operations: list[Any], mode: Any) -> None:
    known = KNOWN | {
        "slug": world.slugs[0],
        "sku": world.own.variants[0].sku,
        "variant_id": str(world.own.variants[0].id),
        "product_id": str(world.own.products[0].id),
        "brand": world.own.slug,
    }
    asked: dict[str, set[int]] = {}
    for operation in operations:
        _ask(api, world, operation, mode, known, asked.setdefault(operation.label, set()))
    assert {label: statuses for label, statuses in asked.items() if {s for s in statuses if s >= 500}} == {}
    answered = set().union(*asked.values())
    assert sum(not statuses for statuses in asked.values()) <= len(asked) // 10
    assert {200, 404, 422} <= answered if mode is GenerationMode.POSITIVE else {400, 422} & answered


#: Given by us, and what the client here calls its own parameters.
_OURS = {"authorization", "self", "method", "path", "body", "key", "content_type"}


def _ask(api: Any, world: Any, operation: Any, mode: Any, known: dict[str, str], statuses: set[int]) -> None:
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=operation.as_strategy(generation_mode=mode), real=st.booleans(), owned=st.sampled_from(("own", "foreign"))
    )
    def example(case: Any, real: bool, owned: str) -> None:
        places = dict(case.path_parameters or {})
        if real:
            places |= {name: value for name, value in known.items() if name in places}
        path = operation.path
        for name, value in places.items():
            path = path.replace(f"{{{name}}}", quote(str(value), safe=""))
        if case.query:
            path += "?" + urlencode({k: v for k, v in case.query.items() if v is not None}, doseq=True)
        headers = {str(k): _header(v) for k, v in (case.headers or {}).items() if k.lower() not in _OURS}
        body = None if case.body is schemathesis.core.NOT_SET else case.body
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body, default=str).encode()
        key = getattr(world, owned).secret if operation.path.startswith("/api/v1/brand") else None
        response = api.raw(operation.method.upper(), path, content, key, **headers)
        assert response.status_code < 500, (operation.label, path, content[:500], headers)
        statuses.add(response.status_code)

    # What takes nothing at all cannot be asked wrongly.
    with suppress(Unsatisfiable):
        example()


def _header(value: Any) -> str:
    """Only what a web server lets through: visible ASCII."""
    return "".join(c for c in str(value) if " " <= c <= "~").strip()
