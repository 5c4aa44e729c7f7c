"""Are imports found again: unfinished, waiting, with their problems?"""

from regulars.connectors.files import queries, running
from regulars.connectors.files.models import ImportRun
from tests.connectors.files.conftest import FIXTURES, handed_in

PIECE = FIXTURES / "online_retail_piece.csv"
BAD = """Order,Date,SKU,Quantity,Price
1,2026-01-05,a,one,2
2,2026-01-05,a,1,2
3,2026-01-05,a,two,2
4,x,a,1,2
"""


def test_the_same_content_goes_on_only_into_the_same_shop(shop):
    run = handed_in(PIECE, shop=shop)
    assert queries.unfinished(run.digest, shop_id=shop.id) == run
    assert queries.unfinished(run.digest, shop_id=shop.id + 1) is None
    ImportRun.objects.update(state="done")
    assert queries.unfinished(run.digest, shop_id=shop.id) is None


def test_what_waits_and_what_was_interrupted_is_to_be_run(shop):
    first, second = handed_in(PIECE, shop=shop), handed_in(PIECE, shop=shop)
    ImportRun.objects.filter(id=second.id).update(state="running")
    assert queries.to_be_run() == [first.id, second.id]
    ImportRun.objects.filter(id=first.id).update(state="stopped")
    assert queries.to_be_run() == [second.id]
    assert [run.id for run in queries.imports().order_by("-id")] == [second.id, first.id]


def test_problems_come_in_the_order_of_the_file(shop, written):
    run = handed_in(written(BAD), shop=shop)
    running.run(run.id)
    assert [(p.line, p.column, p.value) for p in queries.problems(run.id)] == [
        (2, "Quantity", "one"),
        (4, "Quantity", "two"),
        (5, "Date", "x"),
    ]
    assert [p.line for p in queries.problems(run.id, after=1, count=1)] == [4]


def test_headers_that_nobody_confirmed_are_not_remembered(shop):
    assert queries.remembered(("Order", "Date")) is None
    assert [each.name for each in queries.shops()] == ["Candles"]
