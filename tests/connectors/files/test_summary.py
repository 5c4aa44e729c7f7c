"""Does an import say at its end what every row was?"""

import pytest

from regulars.connectors.files import running, summary
from regulars.connectors.files.models import ImportRun
from tests.connectors.files.conftest import FIXTURES, handed_in

PIECE = FIXTURES / "online_retail_piece.csv"


@pytest.fixture
def done(shop) -> ImportRun:
    return running.run(handed_in(PIECE, shop=shop).id)


def test_the_counts_of_rows_are_all_of_them(done):
    assert sum(count.count for count in summary.rows(done)) == 93
    assert summary.rows(done)[0] == summary.Count("Goods sold", 58)


MESSY = """Order,Date,SKU,Quantity,Price,Customer ID,Status
1,2026-01-05,a,1,5,17,paid
1,2026-01-05,b,-1,5,17,paid
2,never,a,1,5,17,paid
3,2026-01-05,a,-9,0,,paid
4,2026-01-05,a,1,5,17,failed
5,2026-01-05,a,1,5,17,paid,too,many
6,2026-01-05,POST,1,5,17,paid
,2026-01-05,a,1,5,17,paid
"""


def test_a_messy_file_adds_up_too(shop, written):
    run = running.run(handed_in(written(MESSY), shop=shop).id)
    assert sum(count.count for count in summary.rows(run)) == run.rows == 8
    assert run.problems == 4  # lines 3, 4, 7 and 9


def test_parts_stand_under_what_they_are_part_of(done):
    assert [(count.label, count.count, count.part) for count in summary.documents(done)][:3] == [
        ("Orders", 8, False),
        ("of them by guests whom nothing names", 3, True),
        ("Returns", 4, False),
    ]


def test_the_second_time_it_says_that_nothing_changed(done, shop):
    assert summary.in_a_sentence(done) == "New: 8 orders, 4 returns, 45 products."
    again = running.run(handed_in(PIECE, shop=shop).id)
    assert summary.in_a_sentence(again) == "Everything in this file was known already: nothing changed."


def test_a_list_of_customers_says_whose_consent_is_new(shop):
    for said in (
        "3 customers are up to date. New: 4 consents.",
        "3 customers are up to date.",
    ):
        run = running.run(handed_in(FIXTURES / "shopify_customers.csv", shop=shop).id)
        assert summary.in_a_sentence(run) == said


def test_rate_and_time_left_are_of_the_time_that_was_worked():
    half = ImportRun(rows=1_000, rows_done=500, worked_ms=2_000)
    assert (summary.per_second(half), summary.seconds_left(half)) == (250, 2)
    assert (summary.per_second(ImportRun()), summary.seconds_left(ImportRun())) == (0, None)


def test_a_script_gets_all_of_it(done):
    told = summary.as_json(done)
    assert (told["state"], told["rows"], told["problems"], told["shop"]) == ("done", 93, 0, "Candles")
    assert told["accounts"]["returns_matched"] == 2
