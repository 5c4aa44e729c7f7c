from regulars.channels.attributes import ATTRIBUTES
from regulars.customers.attributes import named


def test_audiences_know_by_which_channel_somebody_likes_to_be_written_to():
    assert [named(known.name) for known in ATTRIBUTES] == list(ATTRIBUTES)
