"""A django-oscar that is installed from PyPI and really runs, with our file in it."""

import json

import pytest

from tests.live.doors import door
from tests.live.oscar.shop import oscar
from tests.live.oscar.story import tell
from tests.live.recording import Running
from tests.live.story import SECRET


@pytest.mark.long
def test_a_running_oscar_is_connected_followed_heard_told_and_compared(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    with door() as one, oscar(tmp_path, door=one.address, secret=SECRET) as people:
        shop = Running(people.url)
        took = tell(shop, people, one)
    shop.keep("oscar")
    (tmp_path / "took.json").write_text(json.dumps(took))
    assert max(took.values()) < 5, took
