"""Why is somebody at this stage, or of this kind, in words with numbers?"""

import pytest

from regulars.insight.categories import REASONS as CATEGORY_REASONS
from regulars.insight.reasons import CATEGORIES, STAGES, in_words, standing, turns
from regulars.insight.refresh import refresh
from regulars.insight.stages import REASONS as STAGE_REASONS


def said(found):
    return {turn.what: in_words(turn, currency="EUR") for turn in found}


def test_every_reason_has_its_words():
    assert set(STAGES) == {*STAGE_REASONS, "no_orders"}
    assert set(CATEGORIES) == {*CATEGORY_REASONS, "no_orders"}


def test_dita_who_was_let_down_sees_why(store):
    orders = store.sells("dita", days=[0, 20], euros=50)
    store.refunds(orders[1], day=30, euros=40)
    store.refunds(orders[0], day=31, euros=30)
    refresh(store.at(32))
    assert said(standing(store.id_of("dita"))) == {
        "stage": "80% of the latest order was returned",
        "category": "half or more of the last year's orders was returned: €70",
    }


def test_ann_who_spends_most_sees_where_the_line_is(store):
    # Ann spent 300.00 in the year, nine others 10.00 to 90.00. The 80th hundredth lies between 80.00 and
    # 90.00:
    # the top fifth begins at 90.00. Nothing is expected of anybody in so small a store.
    store.sells("ann", days=[0, 10, 20], euros=100)
    for number in range(1, 10):
        store.sells(f"bo{number}", days=[5], euros=10 * number)
    refresh(store.at(32))
    assert said(standing(store.id_of("ann")))["category"] == (
        "spent €300 in the last year; the top fifth begins at €90"
    )


def test_changes_keep_the_numbers_of_then(store):
    store.sells("ann", days=[0])
    refresh(store.at(1))
    store.sells("ann", days=[20, 40])
    refresh(store.at(41))
    ann = turns(store.id_of("ann"))
    assert [(turn.what, turn.before, turn.value) for turn in ann if turn.what == "stage"] == [
        ("stage", "first_purchase", "loyal"),
        ("stage", "", "first_purchase"),
    ]
    assert in_words(next(turn for turn in ann if turn.what == "stage"), currency="EUR") == (
        "ordered on 3 different days"
    )
    assert [turn.numbers["orders"] for turn in ann if turn.what == "stage"] == [3, 1]


def test_nobody_stands_anywhere_without_an_order(store):
    assert (standing(1), turns(1)) == ([], [])


@pytest.mark.parametrize("language", ["lv", "bg", "ru"])
def test_words_come_in_every_language_without_breaking(store, language):
    from django.utils import translation

    store.sells("ann", days=[0])
    refresh(store.at(1))
    with translation.override(language):
        assert all(in_words(turn, currency="EUR") for turn in standing(store.id_of("ann")))
