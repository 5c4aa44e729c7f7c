"""A letter asks for segments in an audience's own words, and is told where it asks wrongly."""

import pytest

from regulars.channels.among import asked, problems

TEXT = """Hi

{% if "orders >= 2" in among and product %}

Again.

{% endif %}{{ "stage = 'loyal'" in among }}"""


def test_what_it_asks_for_is_found_within_braces_only():
    assert asked(TEXT, '"revenue > 1" in among') == {"orders >= 2", "stage = 'loyal'"}
    assert list(problems(TEXT)) == []


@pytest.mark.parametrize(
    ("text", "says", "at"),
    [
        ('{% if "ordres >= 2" in among %}', "Did you mean orders", 7),
        ("{% if product in among %}", "ask so", 17),
        ("{{ among }}", "ask so", 3),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(text, says, at):
    (found,) = problems(text)
    assert says in found.says
    assert found.at == at
