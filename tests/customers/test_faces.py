"""What are customers called, and to whom?"""

from regulars.customers.actions import people
from regulars.customers.faces import Face, faces
from tests.engine.store import NOON, Store, id_of


def test_they_are_called_by_name_else_address_else_number(database):
    store = Store.opened()
    store.sells("ann")
    ann = id_of("ann")
    (face,) = faces([ann], names=True).values()
    assert face.email == "ann@example.com"
    assert Face(7, "Ann", "ann@example.com").called == "Ann"
    assert Face(7, "Ann", "ann@example.com").below == "ann@example.com"
    assert (Face(7, "", "ann@example.com").called, Face(7, "", "ann@example.com").below) == (
        "ann@example.com",
        "",
    )
    assert Face(7).called == "Person 7"


def test_who_may_not_see_names_gets_numbers_without_asking(database, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert faces([7], names=False) == {7: Face(7)}
        assert faces([], names=True) == {}


def test_what_is_known_of_a_merged_one_names_both(database):
    store = Store.opened()
    store.sells("ann")
    store.sells("bo")
    ann, bo = id_of("ann"), id_of("bo")
    people.merge(loser=bo, winner=ann, reason="test", actor="test", at=NOON)
    assert faces([ann], names=True)[ann].email == "ann@example.com"
