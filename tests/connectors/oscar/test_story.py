"""The story of tests/live/oscar, told from what a running shop answered."""

from tests.live.oscar.story import tell
from tests.live.recording import Recorded


def test_a_recorded_oscar_is_connected_followed_heard_told_and_compared(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    assert tell(Recorded("oscar"), None, None)
