"""Does a person's page show all they ever said, with proof that can be computed elsewhere?"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from django.db import connections
from django.urls import reverse

from regulars.customers.actions import people
from regulars.customers.actions.consent import Statement, state
from regulars.customers.models import Customer
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def ann(database) -> int:
    """She said yes on a form, and no under another id that was joined with hers."""
    ids = [Customer.objects.create(first_seen_at=NOON).pk for _ in range(2)]
    told = [(True, {"wording": "Yes, write to me", "evidence": {"ip": "192.0.2.1"}}), (False, {})]
    for n, (who, (yes, more)) in enumerate(zip(ids, told, strict=True)):
        said = Statement(
            customer_id=who,
            channel="email",
            purpose="offers",
            granted=yes,
            occurred_at=NOON + timedelta(days=n),
            how="form",
            **more,
        )
        state([said], actor="test", at=NOON)
    people.merge(loser=ids[1], winner=ids[0], reason="test", actor="house", at=NOON)
    return ids[0]


def page(client, ann):
    return client.get(reverse("person_consent", args=[ann])).content.decode()


def test_everything_that_was_said_stands_there_with_its_words(owner, ann):
    told = page(client_of(owner), ann)
    assert "2 statements, all as they were written." in told
    assert told.index('<strong class="bad">no</strong>') < told.index("‘Yes, write to me’")
    assert "192.0.2.1" in told


def test_what_was_changed_behind_the_programs_back_is_marked(owner, ann):
    with connections["owner"].cursor() as sql:
        sql.execute(
            "ALTER TABLE consent DISABLE TRIGGER USER; UPDATE consent SET wording = 'Sell' WHERE granted"
        )
    told = page(client_of(owner), ann)
    assert "Something was changed since it was written" in told
    assert told.count("The words beside it were changed.") == 1


def test_the_file_holds_all_that_its_digests_are_made_of(owner, ann):
    answer = client_of(owner).get(reverse("person_consent_file", args=[ann]))
    assert answer["Content-Disposition"] == f'attachment; filename="consent-{ann}.json"'
    held = answer.json()
    assert (held["holds"], len(held["ids"]), len(held["statements"])) == (True, 2, 2)
    yes = held["statements"][0]
    words = sha256(
        UUID(yes["salt"]).bytes
        + len(yes["wording"].encode()).to_bytes(4, "big")
        + (yes["wording"] + '{"ip": "192.0.2.1"}').encode()
    )
    assert yes["words"] == words.hexdigest()
    micros = lambda moment: int(  # noqa: E731 since 2000, as PostgreSQL counts
        (datetime.fromisoformat(moment) - datetime(2000, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1)
    )
    line = b"".join(
        [
            *(yes[name].to_bytes(8, "big") for name in ("id", "customer_id")),
            *(micros(yes[name]).to_bytes(8, "big") for name in ("occurred_at", "known_at")),
            b"\1",
            *(len(yes[name]).to_bytes(4, "big") for name in ("channel", "purpose", "how")),
            *(yes[name].encode() for name in ("channel", "purpose", "how")),
            words.digest(),
        ]
    )
    assert yes["digest"] == sha256(line).hexdigest()
    assert StaffAction.objects.get().action == "consent.given_out"


def test_who_may_not_see_names_sees_none_of_it(database, ann):
    client = client_of(member("Ona", role=Role.ANALYST))
    assert client.get(reverse("person_consent", args=[ann])).status_code == 403
    assert client.get(reverse("person_consent_file", args=[ann])).status_code == 403


def test_of_somebody_who_said_nothing_that_is_said(owner):
    bo = Customer.objects.create(first_seen_at=NOON).pk
    assert "They never said." in page(client_of(owner), bo)
    assert client_of(owner).get(reverse("person_consent", args=[999])).status_code == 404
