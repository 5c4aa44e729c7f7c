from datetime import UTC, datetime

from regulars.connectors.exchange import Question
from regulars.connectors.oscar.api import OscarApi
from regulars.connectors.oscar.pages import READERS
from tests.connectors.oscar.recorded import ACCESS, carried, in_turn, page, told_order

API = OscarApi()
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def asked(question, answer):
    found, requests = carried(API.page(question, access=ACCESS), in_turn(answer))
    return found, requests[0].url.removeprefix("https://shop.example.com/regulars/")


def test_every_stream_has_its_list():
    assert set(READERS) == set(API.streams) == set(API.followed)


def test_what_cannot_be_read_keeps_back_no_other():
    good = told_order()
    found, _url = asked(Question(stream="orders"), page(good, {"id": "9"}, "x", {**good, "currency": 7}))
    assert [fact.external_id for fact in found.facts] == [good["id"]]
    assert [problem.partition(":")[0] for problem in found.problems] == ["9", "?", good["id"]]


def test_what_the_shop_itself_cannot_read_is_said_in_its_words():
    found, _url = asked(Question(stream="products"), page({"id": "9", "problem": "KeyError('tax')"}))
    assert (found.facts, found.problems) == ((), ("9: KeyError('tax')",))


def test_pages_follow_until_all_is_there():
    found, url = asked(Question(stream="orders", position="7"), page(told_order(), following="8", total=250))
    assert (found.next, found.total, found.things, url) == ("8", 250, 1, "orders?after=7")


def test_what_changed_is_asked_for_by_the_shops_clock():
    found, url = asked(Question(stream="products", since=NOON), page())
    assert url == "products?since=2026-03-01T12%3A00%3A00%2B00%3A00"
    assert found.latest == NOON


def test_of_ids_those_that_are_no_longer_there_are_told():
    one = told_order()["id"]
    found, url = asked(Question(stream="orders", ids=(one, "999")), page(told_order()))
    assert (found.gone, url) == (("999",), f"orders?ids={one}%2C999")
    found, _url = asked(Question(stream="customers", ids=("999",)), page())
    assert found.gone == ()


def test_what_a_comparison_lists_has_the_version_that_is_kept_and_leaves_out_what_nobody_paid():
    whole, _url = asked(Question(stream="orders"), page(told_order()))
    unpaid = {"id": "2", "means": "declined", "changed_at": "2026-03-01T12:00:00Z"}
    found, url = asked(Question(stream="orders", only_listed=True), page(told_order(), unpaid, "x"))
    assert [(one.id, one.version) for one in found.listed] == [
        (whole.facts[0].external_id, whole.facts[0].version)
    ]
    assert (url, found.things) == ("orders?listed=1", 3)
