"""A Vendure that is installed from npm and really runs."""

import json

import pytest

from tests.live.recording import Running
from tests.live.vendure.shop import vendure
from tests.live.vendure.story import tell


@pytest.mark.long
def test_a_running_vendure_is_connected_followed_told_and_compared(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    with vendure(tmp_path) as people:
        shop = Running(people.url)
        took = tell(shop, people)
    shop.keep("vendure")
    (tmp_path / "took.json").write_text(json.dumps(took))
    assert max(took.values()) < 60
