"""Whom of a few people does an expression admit?"""

import pytest

from regulars.engine.belonging import Belonging, problem
from tests.engine.store import NOON, Store, id_of

TWICE, LOYAL, NOW = "orders >= 2", "stage = 'loyal'", "days_since_order < 5"


def test_each_person_is_told_by_all_expressions(database):
    store = Store.opened()
    store.sells("ann", ago=40)
    store.sells("ann", ago=2)
    store.sells("bo", ago=3)
    ann, bo = id_of("ann"), id_of("bo")
    known = Belonging(NOON).admitted({TWICE, LOYAL, NOW, "ordres > 1"}, [ann, bo, 999])
    # Ann ordered twice, Bo once; both within 5 days; of 999 nothing is known, and no stage of anybody.
    assert known == {ann: {TWICE, NOW}, bo: {NOW}, 999: frozenset()}


def test_without_anything_that_is_understood_nobody_is_admitted(database):
    assert Belonging(NOON).admitted({"ordres > 1"}, [1]) == {}


def test_what_is_not_understood_is_told_with_its_place():
    assert problem(TWICE) is None
    assert problem("ordres > 1").at == 0


@pytest.mark.parametrize(
    "said",
    [
        "orders >= 1000000000000",
        "revenue >= 1e999999999",
        "revenue >= -1e99999999999999999999",
        "revenue >= 1e-99999999",
        "orders in (1, 99999999999999999999)",
        "country = 'L\0V'",
    ],
)
def test_what_no_database_can_compare_is_refused_at_once(said):
    assert problem(said) is not None


def test_a_million_millions_less_one_is_a_number_still(database):
    store = Store.opened()
    store.sells("ann", ago=2)
    rich = "revenue < 999999999999"
    assert Belonging(NOON).admitted({rich}, [id_of("ann")]) == {id_of("ann"): {rich}}
