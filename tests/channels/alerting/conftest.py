"""Services that tell the staff: what they are told is noted, and how they answer is chosen."""

import pytest

from regulars.channels.alerting import actions, rounds
from regulars.channels.alerting.telling import Look, Outcome

SLACK = "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/"
NTFY = "ntfys://amber-and-pine-secret-topic"


class Services:
    """told: address, title and body of each call. answers: of the next calls, then all is taken."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, str]] = []
        self.answers: list[Outcome] = []

    def tell(self, url: str, *, title: str, body: str) -> Outcome:
        self.told.append((url, title, body))
        return self.answers.pop(0) if self.answers else Outcome()


@pytest.fixture
def services(monkeypatch):
    """Apprise's place is taken; test_telling.py asks the real one."""
    found = Services()
    monkeypatch.setattr(rounds, "tell", found.tell)
    known = {SLACK: Look("Slack", "slack://T…/…"), NTFY: Look("ntfy", "ntfys://am…/…")}
    monkeypatch.setattr(actions, "look", lambda url: known.get(url, Look()))
    return found
