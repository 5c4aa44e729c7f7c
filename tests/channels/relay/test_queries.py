"""To which program messages are handed on, as long as nobody said."""

from regulars.channels.relay import queries


def test_to_none(shop):
    assert (queries.url(), queries.secret()) == ("", "")
