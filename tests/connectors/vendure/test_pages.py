from datetime import UTC, datetime

from regulars.commerce.facts import CartFact, OrderFact, ProductFact
from regulars.connectors.exchange import Question
from regulars.connectors.vendure.api import VendureApi
from regulars.connectors.vendure.pages import STREAMS, listed, news
from tests.connectors.vendure import recorded
from tests.connectors.vendure.recorded import ACCESS, carried, in_turn, page, told_order

API = VendureApi()
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = "2026-11-23T13:00:00.000Z"


def asked(question, *answers):
    return carried(API.page(question, access=ACCESS), in_turn(*answers))


def seen(number, **other):
    return {"id": number, "state": "PaymentSettled", "updatedAt": "2026-11-22T10:00:00Z", **other}


def test_every_stream_has_its_list():
    assert set(STREAMS) == set(API.streams) >= set(API.followed)


def test_what_cannot_be_read_keeps_back_no_other():
    good = told_order()
    found, _ = asked(Question(stream="orders"), page("orders", [good, {"id": "9"}, "x", good]))
    assert [fact.external_id for fact in found.facts] == [good["id"], good["id"]]
    assert [problem.partition(":")[0] for problem in found.problems] == ["9", "?"]


def test_pages_follow_until_all_is_there():
    first, _ = asked(Question(stream="customers"), page("customers", recorded.listed("customers"), total=250))
    assert (first.total, first.next) == (250, str(first.things))
    last, _ = asked(Question(stream="customers", position="250"), page("customers", [], total=250))
    assert last.next == ""


def test_of_ids_those_that_are_no_longer_there_are_told():
    question = Question(stream="orders", ids=("1", "999"))
    found, _ = asked(question, page("orders", [told_order(id="1")]))
    assert found.gone == ("999",)
    assert [type(fact) for fact in found.facts] == [OrderFact, CartFact]


def test_an_old_order_of_which_a_part_changed_is_asked_for_too():
    refunded = seen("7", payments=[{"state": "Settled", "updatedAt": LATER, "refunds": []}])
    dialogue = news(Question(stream="orders", since=NOON), access=ACCESS)
    answers = (
        page("orders", []),
        page("orders", [refunded, seen("8")]),
        page("orders", [told_order(id="7")]),
        page("productVariants", []),
    )
    found, questions = carried(dialogue, in_turn(*answers))
    assert questions[2]["options"]["filter"]["_and"][1] == {"id": {"in": ["7"]}}
    assert [fact.external_id for fact in found.facts if isinstance(fact, OrderFact)] == ["7"]


def test_with_a_new_order_comes_what_is_left_of_its_goods():
    variants = [each | {"stockLevels": [{"stockOnHand": 9, "stockAllocated": 4}]}
        for each in recorded.listed("productVariants")[:2]]  # fmt: skip
    found, questions = asked(
        Question(stream="orders", since=NOON),
        page("orders", [told_order()]), page("orders", []), page("productVariants", variants),
    )  # fmt: skip
    assert questions[2]["options"]["filter"] == {"sku": {"in": ["MUG-R", "SKU-0"]}}
    left = {fact.sku: fact.stock for fact in found.facts if isinstance(fact, ProductFact)}
    assert left == {"SKU-0": 5, "MUG-R": 5}
    assert found.latest == datetime.fromisoformat(told_order()["orderPlacedAt"])


def test_where_nothing_changed_nothing_more_is_asked():
    question = Question(stream="orders", since=NOON)
    found, questions = asked(question, page("orders", []), page("orders", [seen("8")]))
    assert (found.facts, found.latest, len(questions)) == ((), None, 2)


def test_a_variant_is_new_when_its_product_changed():
    variants = recorded.listed("productVariants")
    product = {"id": "2", "updatedAt": LATER, "variants": variants[1:]}
    question = Question(stream="products", since=NOON)
    found, _ = asked(question, page("productVariants", variants[:1]), page("products", [product]))
    assert [fact.sku for fact in found.facts if isinstance(fact, ProductFact)] == ["SKU-0", "MUG-R", "MUG-B"]


def test_lists_to_compare_leave_out_what_nobody_paid():
    paid = {"payments": [{"state": "Settled", "updatedAt": LATER, "refunds": []}]}
    things = [seen("1"), seen("2", state="Cancelled"), seen("3", state="Cancelled", **paid), "x"]
    dialogue = listed(Question(stream="orders", only_listed=True), access=ACCESS)
    found, _ = carried(dialogue, in_turn(page("orders", things)))
    assert [(one.id, one.version.hour) for one in found.listed] == [("1", 10), ("3", 13)]
    assert (found.things, found.next) == (4, "")


def test_what_a_comparison_lists_has_the_version_that_is_kept():
    found, _ = asked(Question(stream="orders"), page("orders", [told_order()]))
    one, _ = asked(Question(stream="orders", only_listed=True), page("orders", [told_order()]))
    assert one.listed[0].version == found.facts[0].version == found.latest
