from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

from regulars.commerce.facts import OrderFact
from regulars.connectors.exchange import Question
from regulars.connectors.medusa.api import MedusaApi
from regulars.connectors.medusa.pages import READERS
from regulars.connectors.medusa.questions import FIELDS, query_of
from tests.connectors.medusa.recorded import ACCESS, carried, in_turn, listed, page, told_order

API = MedusaApi()
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = "2026-11-23T13:00:00.000Z"


def asked(question, *answers):
    found, requests = carried(API.page(question, access=ACCESS), in_turn(*answers))
    return found, [parse_qsl(urlsplit(each.url).query) for each in requests]


def seen(number, **other):
    return {"id": number, "status": "pending", "updated_at": "2026-11-22T10:00:00Z", **other}


def test_every_stream_has_its_list():
    assert set(READERS) == set(API.streams) == set(FIELDS) == set(API.followed)


def test_a_part_of_a_list_is_asked_for_in_the_order_in_which_it_grows():
    query = query_of(Question(stream="orders", position="100", since=NOON), fields="id")
    assert query == [
        ("limit", "100"), ("offset", "100"), ("order", "created_at"), ("fields", "id"),
        ("updated_at[$gte]", "2026-11-23T12:00:00.000+00:00"),
    ]  # fmt: skip


def test_what_cannot_be_read_keeps_back_no_other():
    good = told_order()
    found, _ = asked(Question(stream="orders"), page("orders", [good, {"id": "9"}, "x", good]))
    assert [fact.external_id for fact in found.facts] == [good["id"], good["id"]]
    assert [problem.partition(":")[0] for problem in found.problems] == ["9", "?"]


def test_pages_follow_until_all_is_there():
    first, _ = asked(Question(stream="customers"), page("customers", listed("customers"), count=250))
    assert (first.total, first.next) == (250, str(first.things))
    last, _ = asked(Question(stream="customers", position="250"), page("customers", [], count=250))
    assert last.next == ""


def test_of_ids_the_orders_that_are_no_longer_there_are_told():
    question = Question(stream="orders", ids=("order_1", "order_9"))
    found, queries = asked(question, page("orders", [told_order(id="order_1")]))
    assert found.gone == ("order_9",)
    assert [type(fact) for fact in found.facts] == [OrderFact]
    assert queries[0][-2:] == [("id[]", "order_1"), ("id[]", "order_9")]
    other, _ = asked(Question(stream="products", ids=("prod_9",)), page("products", []))
    assert other.gone == ()


def test_a_product_is_new_when_a_variant_of_it_changed():
    pot, mug = sorted(listed("products"), key=lambda each: len(each["variants"]))
    one, other = ({"id": f"v-{each['id']}", "product_id": each["id"]} for each in (mug, pot))
    question = Question(stream="products", since=NOON)
    found, queries = asked(
        question,
        page("products", []),
        page("variants", [one, {"id": "v9"}], count=3), page("products", [mug]),
        page("variants", [other], count=3), page("products", [pot]),
    )  # fmt: skip
    assert sorted(fact.sku for fact in found.facts) == ["MUG-B", "MUG-R", "SKU-0"]
    assert ("id[]", mug["id"]) in queries[2]
    assert ("offset", "2") in queries[3]


def test_where_no_variant_changed_nothing_more_is_asked():
    question = Question(stream="products", since=NOON)
    found, queries = asked(question, page("products", []), page("variants", []))
    assert (found.facts, len(queries)) == ((), 2)


def test_lists_to_compare_leave_out_what_nobody_paid():
    paid = {"payment_collections": [{"updated_at": LATER, "captured_amount": 5}]}
    cancelled = {"status": "canceled"}
    things = [
        seen("1"),
        seen("2", **cancelled),
        seen("3", **cancelled, **paid),
        seen("4", status="draft"),
        "x",
    ]
    found, _ = asked(Question(stream="orders", only_listed=True), page("orders", things))
    assert [(one.id, one.version.hour) for one in found.listed] == [("1", 10), ("3", 13)]


def test_what_a_comparison_lists_has_the_version_that_is_kept():
    found, _ = asked(Question(stream="orders"), page("orders", [told_order()]))
    one, _ = asked(Question(stream="orders", only_listed=True), page("orders", [told_order()]))
    assert one.listed[0].version == found.facts[0].version
