"""Does it show when somebody changed what people said about messages, behind the program's back?"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, connections

from regulars import migrations
from regulars.customers import proof
from regulars.customers.actions import erase
from regulars.customers.actions.consent import Statement, state
from regulars.customers.actions.seal import seal
from regulars.customers.models import Consent, Customer

MIGRATION = Path(migrations.__file__).with_name("0030_consent_chain.sql")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SHOWN = {"wording": "Yes, write to me", "evidence": {"ip": "192.0.2.1"}}


@pytest.fixture
def people(database) -> list[int]:
    """Ann, Bo and Cy."""
    return [Customer.objects.create(first_seen_at=NOON).pk for _ in range(3)]


def says(customer: int, *, yes: bool, day: int, **more) -> Statement:
    return Statement(
        customer_id=customer,
        channel="email",
        purpose="offers",
        granted=yes,
        occurred_at=NOON + timedelta(days=day),
        how="form",
        **more,
    )


def said(people: list[int]) -> None:
    """Ann twice in one batch with words beside it, then once more; Bo once; Cy never."""
    ann, bo, _cy = people
    state([says(ann, yes=True, day=1, **SHOWN), says(ann, yes=False, day=2)], actor="test", at=NOON)
    state([says(bo, yes=True, day=1, **SHOWN), says(ann, yes=True, day=3, **SHOWN)], actor="test", at=NOON)


def tamper(sql: str) -> None:
    """What somebody with the owner's rights can do who takes the guard away."""
    with connections["owner"].cursor() as owner:
        owner.execute("ALTER TABLE consent DISABLE TRIGGER USER")
        owner.execute(sql)
        owner.execute("ALTER TABLE consent ENABLE TRIGGER USER")


def test_what_was_said_stands_as_it_was_written(people):
    said(people)
    found = proof.looked_at()
    assert (found.statements, found.customers, found.broken, found.holds) == (4, 2, (), True)


def test_of_words_beside_a_statement_only_a_salted_digest_is_chained(people):
    said(people)
    rows = Consent.objects.order_by("id")
    assert [row.salt is None for row in rows] == [False, True, False, False]
    alike = {bytes(row.words) for row in rows if row.words}
    assert len(alike) == 3  # the same words thrice, and nobody sees that they are


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE consent SET granted = true WHERE id = 2", [(2, "chain"), (3, "chain")]),
        (
            "UPDATE consent SET occurred_at = occurred_at - interval '1 microsecond' WHERE id = 3",
            [(3, "chain")],
        ),
        ("UPDATE consent SET wording = 'Yes, sell my data' WHERE id = 1", [(1, "words")]),
        ("UPDATE consent SET evidence = '{}' WHERE id = 3", [(3, "words")]),
        ("UPDATE consent SET wording = '', evidence = '{}', salt = NULL WHERE id = 3", [(3, "words_gone")]),
        ("UPDATE consent SET wording = 'No', salt = NULL, words = NULL WHERE id = 4", [(4, "chain")]),
        ("DELETE FROM consent WHERE id = 1", [(2, "chain"), (3, "chain")]),
        ("UPDATE consent SET digest = NULL WHERE id = 4", [(4, "chain")]),
    ],
)
def test_each_change_behind_the_programs_back_shows(people, change, broken):
    said(people)
    assert list(Consent.objects.order_by("id").values_list("customer_id", flat=True)) == [
        *[people[0]] * 3,
        people[1],
    ]
    tamper(change)
    found = proof.looked_at()
    assert ([(one.id, one.what) for one in found.broken], found.holds) == (broken, False)


def test_a_person_who_left_no_trace_is_missed_by_the_root(people):
    said(people)
    seal(at=NOON)
    assert proof.looked_at().holds
    tamper(f"DELETE FROM consent WHERE customer_id = {people[1]}")
    found = proof.looked_at()
    assert (found.broken, [root.holds for root in found.roots], found.holds) == ((), [False], False)


def test_the_chain_of_somebody_who_was_erased_holds_without_their_words(people, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    said(people)
    seal(at=NOON)
    erase.erase(people[:1], actor="test", at=NOON)
    ann = Consent.objects.filter(customer=people[0])
    assert {(row.wording, str(row.evidence), row.salt) for row in ann} == {("", "{}", None)}
    assert proof.looked_at().holds


def test_statements_of_one_person_at_the_same_moment_stay_one_chain(people):
    """Eight threads, each with five statements: 40 in one chain, whoever came first."""

    def speaks(thread: int) -> Callable[[], None]:
        def run() -> None:
            try:
                for n in range(5):
                    state([says(people[0], yes=n % 2 == 0, day=thread * 5 + n)], actor="test", at=NOON)
            finally:
                connection.close()

        return run

    threads = [Thread(target=speaks(thread)) for thread in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = proof.looked_at()
    assert (found.statements, found.holds) == (40, True)


def test_what_was_said_before_there_was_a_chain_is_chained_by_the_migration(people):
    said(people)
    tamper("UPDATE consent SET digest = NULL, words = NULL, salt = NULL")
    assert len(proof.looked_at().broken) == 4
    migration = MIGRATION.read_text(encoding="utf-8")
    with connections["owner"].cursor() as owner:
        owner.execute(migration[migration.index("-- What was said before") :])
    assert proof.looked_at().holds
    state([says(people[0], yes=False, day=9)], actor="test", at=NOON)
    assert proof.looked_at().holds
