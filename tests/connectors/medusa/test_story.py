"""The story of tests/live/medusa, told from what a running shop answered."""

from tests.live.medusa.story import tell
from tests.live.recording import Recorded


def test_a_recorded_medusa_is_connected_followed_heard_told_and_compared(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    assert tell(Recorded("medusa"), None, None)
