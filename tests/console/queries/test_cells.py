"""A list of some stages, kinds or rhythms has the order that it would have if all were looked at."""

from dataclasses import replace

import pytest

from regulars.console.queries import people as queries
from regulars.console.queries.cells import WORDS, narrows
from regulars.insight.models import CustomerProfile
from regulars.web.cursors import Cursor
from regulars.web.ordering import Ordered
from regulars.web.tables import Query

CHOSEN = [
    {"stage": "weighing"},
    {"category": "question_mark"},
    {"rhythm": "quiet"},
    {"rhythm": "overdue", "category": "productive"},
    {"stage": "loyal", "rhythm": "early", "category": "star"},
]


def query(chosen, *, sort="last_order_at", descending=True, limit=200):
    return Query(sort=sort, descending=descending, limit=limit, chosen=chosen)


def plainly(asked: Query) -> list[int]:
    rows = Ordered(CustomerProfile.objects.filter(**asked.chosen), id="customer_id")
    return [row.pk for row in rows(asked)]


def listed(asked: Query) -> list[int]:
    return [row.pk for row in queries.buyers(asked)]


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("sort", queries.SORTS)
@pytest.mark.parametrize("descending", [True, False])
def test_the_order_is_that_of_the_whole_list(shop, chosen, sort, descending):
    asked = query(chosen, sort=sort, descending=descending)
    assert listed(asked) == plainly(asked)


def test_pages_follow_each_other_there_and_back(shop):
    asked = query({"stage": "weighing"}, sort="lateness")
    everybody = plainly(asked)
    assert len(everybody) == 30
    tenth = CustomerProfile.objects.get(pk=everybody[9])
    here = Cursor(tenth.lateness, tenth.pk)
    assert listed(replace(asked, cursor=here, limit=5)) == everybody[10:15]
    assert listed(replace(asked, cursor=replace(here, back=True), limit=5)) == everybody[8:3:-1]


def test_what_else_is_asked_for_counts_within_each_cell(shop):
    shop.asks("passer1", granted=True)
    asked = query({"stage": "weighing", "consent": "yes"})
    assert [shop.id_of("passer1")] == listed(asked)


def test_every_word_of_a_profile_belongs_to_a_cell(shop):
    found = {name: set(CustomerProfile.objects.values_list(name, flat=True)) for name in WORDS}
    assert [name for name, words in found.items() if not words <= set(WORDS[name])] == []


def test_other_filters_need_no_cells():
    assert narrows({"rhythm": "due", "shop": "1"})
    assert not narrows({"shop": "1", "consent": "yes"})
