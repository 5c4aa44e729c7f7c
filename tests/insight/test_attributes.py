"""What do we understand of a customer, in words for audiences?"""

import pytest
from django.db import connection

from regulars.customers.attributes import Attribute
from regulars.insight.attributes import ATTRIBUTES, CATEGORIES, STAGES, late
from regulars.insight.categories import CATEGORIES as KINDS
from regulars.insight.lines import RANK
from regulars.insight.refresh import refresh

BY_NAME = {attribute.name: attribute for attribute in ATTRIBUTES}


def value(attribute: Attribute, customer: int, *, at, past=False):
    """The attribute's value, as an audience's statement reads it."""
    source = attribute.as_of if past else attribute.source
    sql = f"SELECT {attribute.sql} FROM customer c {source.join(customer='c.id')} WHERE c.id = %(customer)s"
    with connection.cursor() as cursor:
        cursor.execute(sql, {"at": at, "customer": customer})
        return cursor.fetchone()[0]


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda known: known.name)
def test_nothing_is_understood_of_somebody_who_bought_nothing(store, attribute):
    store.tell(store.order("", day=0), day=0)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO customer (first_seen_at) VALUES (%s) RETURNING id", [store.at(0)])
        customer = cursor.fetchone()[0]
    assert value(attribute, customer, at=store.at(1)) in (None, 0)


def test_words_speak_of_the_moment_that_is_asked_about(regulars):
    regulars.sells("ann", days=[0, 30, 60])
    refresh(regulars.at(61))
    ann = regulars.id_of("ann")
    assert value(BY_NAME["lateness"], ann, at=regulars.at(90)) == pytest.approx(1)
    assert value(BY_NAME["overdue"], ann, at=regulars.at(62)) is False
    assert value(BY_NAME["overdue"], ann, at=regulars.at(120)) is True
    assert value(BY_NAME["gone_quiet"], ann, at=regulars.at(120)) is False
    assert value(BY_NAME["gone_quiet"], ann, at=regulars.at(200)) is True
    assert value(BY_NAME["days_until_next_need"], ann, at=regulars.at(61)) == 29
    assert value(BY_NAME["usual_interval"], ann, at=regulars.at(61)) == 30


def test_a_past_stage_and_kind_are_those_that_were_known_then(store):
    store.sells("ann", days=[0])
    refresh(store.at(1))
    store.sells("ann", days=[20])
    refresh(store.at(25))
    ann = store.id_of("ann")
    stages = [value(BY_NAME["stage"], ann, at=store.at(day), past=True) for day in (0, 1, 22, 25)]
    assert stages == [None, "first_purchase", "first_purchase", "satisfied"]
    assert value(BY_NAME["category"], ann, at=store.at(25), past=True) == "question_mark"


def test_choices_are_the_words_that_are_kept():
    assert {word for word, _ in STAGES} == set(RANK)
    assert {word for word, _ in CATEGORIES} == set(KINDS) - {""}


@pytest.mark.parametrize(
    ("operator", "number", "said"),
    [
        (">", 1, "have been silent for longer than they usually are"),
        (">=", 2, "have been silent 2 times as long as they usually are"),
        ("<", 1, None),
    ],
)
def test_lateness_is_said_as_people_say_it(operator, number, said):
    assert late(operator, number) == said
