"""A Medusa that is installed from npm and really runs, with our subscriber in it."""

import json

import pytest

from tests.live.doors import door
from tests.live.medusa.shop import medusa
from tests.live.medusa.story import tell
from tests.live.recording import Running
from tests.live.story import SECRET


@pytest.mark.long
def test_a_running_medusa_is_connected_followed_heard_told_and_compared(
    server, database, tmp_path, monkeypatch
):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    with door() as one, medusa(tmp_path, server=server, door=one.address, secret=SECRET) as people:
        shop = Running(people.url)
        took = tell(shop, people, one)
    shop.keep("medusa")
    (tmp_path / "took.json").write_text(json.dumps(took))
    assert max(took.values()) < 60
