"""Whom does a page of the list hold, and how many are there?"""

from regulars.console.queries import people as queries
from regulars.console.queries.people import Counted
from regulars.customers.actions import people as actions
from regulars.insight.follow import catch_up
from regulars.web.tables import Query
from tests.console.cast import NOON, Shop, ago


def names(**asked: str) -> list[str]:
    query = Query(sort="last_order_at", descending=True, limit=100, chosen=asked)
    return [row.face.called for row in queries.people(names=True)(query)]


def test_what_one_person_is_asked_for_counts_for_who_counts_as_them(shop):
    ann, bo = shop.id_of("ann"), shop.id_of("bo")
    assert "Bo Bērziņš" in names(consent="no")
    actions.merge(loser=ann, winner=bo, reason="test", actor="test", at=NOON)
    assert "Bo Bērziņš" in names(consent="yes")


def test_in_a_large_shop_everybody_is_looked_at_in_their_order(shop, monkeypatch):
    other = Shop.opened("Honey")
    other.sells("bo", 3)
    shop.understands()
    few = names(shop=str(other.row.id))
    monkeypatch.setattr(queries, "FEW", 0)
    assert names(shop=str(other.row.id)) == few == ["Bo Bērziņš"]


def test_where_many_may_be_written_to_everybody_is_looked_at_in_their_order(shop, monkeypatch):
    few = names(consent="yes")
    monkeypatch.setattr(queries, "FEW", 0)
    assert "Ann Ozola" in few
    assert names(consent="yes") == few


def test_who_took_back_their_word_is_not_written_to(shop):
    assert "Ann Ozola" in names(consent="yes", rhythm="overdue")
    shop.asks("ann", granted=False, day=1)
    assert "Ann Ozola" not in names(consent="yes", rhythm="overdue")


def test_few_people_are_counted_as_they_stand_in_the_list(shop):
    assert queries.how_many({}) == Counted(64)
    assert queries.how_many({"rhythm": "overdue"}) == Counted(1)
    assert queries.how_many({"stage": "weighing"}) == Counted(30)
    assert queries.how_many({"stage": "weighing", "rhythm": "overdue"}) == Counted(0)
    assert queries.how_many({"consent": "yes"}) is None
    shop.sells("eve", 1)
    catch_up(ago(0))
    assert queries.how_many({}) == Counted(65)


def test_many_are_counted_by_the_latest_run(shop, monkeypatch):
    monkeypatch.setattr(queries, "FEW", 63)
    shop.sells("eve", 1)
    catch_up(ago(0))
    assert queries.how_many({}) == Counted(64, at=ago(0))
    assert queries.how_many({"stage": "weighing"}) == Counted(30, at=ago(0))
    assert queries.how_many({"stage": "weighing", "rhythm": "overdue"}) is None


def test_before_the_first_order_there_is_nobody(empty_shop, monkeypatch):
    assert queries.how_many({}) == Counted(0)
    monkeypatch.setattr(queries, "FEW", -1)
    assert queries.how_many({}) is None


def test_a_row_knows_how_long_somebody_has_been_silent(shop):
    query = Query(sort="lateness", descending=True, limit=1, chosen={"rhythm": "overdue"})
    (ann,) = queries.people(names=True)(query)
    assert (ann.every, ann.silent, ann.overdue_days) == (30, 51, 21)
    assert (str(ann.kind.label), str(ann.way.label)) == ("steady", "loyal")


def test_only_shops_that_can_be_told_apart_are_a_choice(shop):
    assert queries.shops() == []
    other = Shop.opened("Honey")
    assert queries.shops() == [(str(shop.row.id), "Candles"), (str(other.row.id), "Honey")]
