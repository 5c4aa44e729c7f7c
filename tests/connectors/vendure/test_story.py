"""The story of tests/live/vendure, told from what a running shop answered."""

from tests.live.recording import Recorded
from tests.live.vendure.story import tell


def test_a_recorded_vendure_is_connected_followed_told_and_compared(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    assert tell(Recorded("vendure"), None)
