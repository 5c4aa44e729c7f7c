"""Whatever is sent to a route: does it answer as it is described, and never break?

schemathesis makes the calls, from the description and against it.
"""

import json
import logging
from collections import Counter
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from regulars import clock
from regulars.api import api
from regulars.engine.work import work_until_idle
from regulars.plays import actions
from regulars.plays.proposing import EXAMPLE
from regulars.web import keys, rates
from regulars.web.keys import Scope
from regulars.web.rates import Policy
from regulars.wsgi import application
from tests.engine.store import Store

CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ANYTHING = settings(
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def described() -> Any:
    schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(), default=str)))
    schema.app = application
    return schema


SCHEMA = described()


@pytest.fixture
def headers(database, monkeypatch) -> dict[str, str]:
    """A key that opens everything, in a store in which something happened."""
    monkeypatch.setattr(rates, "CALLS", Policy("calls", quota=10**9, window=60))
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    store = Store.opened()
    store.at = clock.now()
    store.hears("ann", ago=30)
    for name in ("ann", "ann", "bo"):
        store.sells(name, ago=1)
    work_until_idle()
    actions.propose(EXAMPLE, note="", by="test", at=clock.now())
    return {"Authorization": f"Bearer {keys.create('any', scope=Scope.ADMIN, at=clock.wall()).secret}"}


def tried(headers: dict[str, str], *, examples: int) -> Counter[str]:
    """How many calls each operation answered."""
    calls: Counter[str] = Counter()
    for found in SCHEMA.get_all_operations():
        operation = found.ok()

        @settings(ANYTHING, max_examples=examples)
        @given(case=operation.as_strategy())
        def call(case: Case) -> None:
            case.validate_response(case.call(headers=headers), checks=CHECKS)
            calls[case.operation.label] += 1

        call()
    return calls


def test_no_route_breaks_and_each_answers_as_described(headers):
    assert len(tried(headers, examples=8)) == sum(len(verbs) for verbs in SCHEMA.raw_schema["paths"].values())


@pytest.mark.long
def test_no_route_breaks_however_long_one_tries(headers):
    calls = tried(headers, examples=300)
    assert min(calls.values()) >= 1
    assert calls["GET /api/v1/orders"] >= 300
