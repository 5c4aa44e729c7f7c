"""A django-oscar that is installed from PyPI and really runs, with our file in it."""

import json

import pytest

from regulars.connectors.exchange import Access, KeysRefused, Question
from regulars.connectors.oscar.api import OscarApi
from tests.connectors.talking import talk
from tests.live.doors import door
from tests.live.oscar.shop import oscar
from tests.live.oscar.story import tell
from tests.live.recording import Running
from tests.live.story import SECRET


@pytest.mark.long
def test_a_running_oscar_is_connected_followed_heard_told_and_compared(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    with door() as one, oscar(tmp_path, door=one.address, secret=SECRET) as people:
        refuses_who_does_not_know_the_secret_or_the_time(people.url)
        shop = Running(people.url)
        took = tell(shop, people, one)
    shop.keep("oscar")
    (tmp_path / "took.json").write_text(json.dumps(took))
    assert max(took.values()) < 5, took


def refuses_who_does_not_know_the_secret_or_the_time(url):
    """A question of long ago is one too that somebody overheard."""
    for secret, words in (("guessed", "another one"), (SECRET, "clocks are .* apart")):
        api, access = OscarApi(), Access(url, {"secret": secret})
        with pytest.raises(KeysRefused, match=words):
            talk(api.page(Question(stream="orders"), access=access), api=api, access=access)
