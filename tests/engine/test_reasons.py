import pytest

from regulars.engine.reasons import REASONS, said, short

NUMBERS = {"plays": 2, "days": 7, "until": "2026-03-02"}


@pytest.mark.parametrize("code", list(REASONS))
def test_every_reason_is_said_in_words(code):
    assert short(code)
    assert "%(" not in said(code, detail=NUMBERS)


def test_a_reason_tells_its_numbers():
    assert (
        said("capped", detail=NUMBERS) == "They were taken into 2 plays in the last 7 days: that is enough."
    )


def test_a_reason_of_a_later_version_is_shown_as_it_is():
    assert short("outbid") == "outbid"
    assert "outbid" in said("outbid", detail=None)
