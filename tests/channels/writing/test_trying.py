"""A test is no way to send in bulk."""

from types import SimpleNamespace

from regulars.channels.writing.trying import AT_MOST, has_tried_enough
from regulars.web import audit


def test_after_ten_letters_in_ten_minutes_it_is_no_trying_any_more(owner):
    request = SimpleNamespace(user=owner)
    for _ in range(AT_MOST - 1):
        audit.note(owner, "letter.tried")
    assert has_tried_enough(request) is False
    audit.note(owner, "letter.tried")
    assert has_tried_enough(request) is True
