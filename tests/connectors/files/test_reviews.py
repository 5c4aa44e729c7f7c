"""Are reviews read from what Judge.me and Yotpo export?"""

from datetime import UTC, datetime

import pytest

from regulars.commerce.brought.facts import ReviewFact
from regulars.connectors.files.cells import check_dates
from regulars.connectors.files.columns import propose
from regulars.connectors.files.errors import DatesUnclear
from regulars.connectors.files.reading import read
from regulars.connectors.files.reviews import known_by
from tests.connectors.files.conftest import FIXTURES, NOON, said


def told(found):
    return [
        (f.rating, f.title, f.author, f.who.email, f.published, f.verified)
        for f in found.facts
        if isinstance(f, ReviewFact)
    ]


def test_judgemes_reviews_keep_words_names_and_the_shops_answer():
    found = said(FIXTURES / "judgeme_reviews.csv")
    assert told(found) == [
        (5, "Lovely", "Ann O.", "ann@example.com", True, None),
        (2, "", "Cy", "", False, None),
    ]
    first = found.facts[0]
    assert (first.handle, first.body, first.reply) == ("beeswax-candle", "Burns for hours.", "Thank you!")
    assert (first.written_at, first.version) == (datetime(2025, 10, 1, 12, tzinfo=UTC), NOON)
    assert found.problems == [(4, "rating", "6.000000000", "not_stars")]
    assert found.plan.accounts == {"rows": 3, "reviews": 2, "rows_held_back": 1}


def test_yotpos_reviews_say_who_is_known_to_have_bought():
    found = said(FIXTURES / "yotpo_reviews.csv")
    assert told(found) == [
        (5, "Lovely", "Ann O.", "ann@example.com", True, True),
        (2, "Meh", "Cy", "cy@example.com", False, False),
    ]
    assert [fact.external_id for fact in found.facts] == ["9001", "9002"]
    assert found.facts[0].product == "Beeswax candle"


def test_a_review_without_a_number_is_known_by_what_does_not_change_when_it_is_edited():
    row = {
        "sku": None, "handle": "beeswax-candle", "product": None, "email": "ann@example.com", "name": "Ann",
        "written_at": NOON,
    }  # fmt: skip
    assert known_by(row) == known_by({**row, "body": "Another word."})
    assert known_by(row) != known_by({**row, "email": "bo@example.com"})


def test_a_review_of_nothing_or_of_no_day_is_reported(tmp_path):
    file = tmp_path / "reviews.csv"
    file.write_text(
        "Review ID,Review Title,Review Content,Review Score,Date,Product Title\n"
        "1,A,B,5,2025-10-01,\n2,A,B,5,,Candle\n3,A,B,4,2025-10-31,Candle\n"
    )
    found = said(file)
    assert [fact.external_id for fact in found.facts] == ["3"]
    assert [(line, reason) for line, _, _, reason in found.problems] == [(2, "no_product"), (3, "no_date")]


YOTPO = "Review ID,Review Title,Review Content,Review Score,Date,Product Title\n"


def test_whether_the_day_or_the_month_comes_first_is_told_by_the_column_or_asked(tmp_path):
    file = tmp_path / "reviews.csv"
    file.write_text(f"{YOTPO}1,A,B,5,10/31/2025,Candle\n2,A,B,5,11/02/2025,Candle\n")
    assert [fact.written_at.month for fact in said(file).facts] == [10, 11]
    file.write_text(f"{YOTPO}1,A,B,5,10/11/2025,Candle\n2,A,B,5,11/10/2025,Candle\n")
    with pytest.raises(DatesUnclear, match="Date"):
        said(file)
    with pytest.raises(DatesUnclear):
        check_dates(read(file), propose(read(file)).mapping)
    assert [fact.written_at.month for fact in said(file, date_order="month").facts] == [10, 11]
