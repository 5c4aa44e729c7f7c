"""An address is shown as far as it tells services apart, and nothing secret."""

from types import SimpleNamespace

import pytest

from regulars.channels.alerting.teller import STATUS, shown


@pytest.mark.parametrize(
    ("private", "seen"),
    [
        ("slack://T...2/A...D/T...Q/%23general/?image=yes", "slack://T...2/…"),
        ("ntfys://amber-secret-topic?priority=default", "ntfys://am…/…"),
        ("json://user:****@192.168.1.7:8080/secret/path?+X-Key=other", "json://192.168.1.7:8080/…"),
        ("mailtos://laura:****@amber.lv/?to=x@y.lv", "mailtos://amber.lv/…"),
        ("jsons://localhost/secret", "jsons://localhost/…"),
    ],
)  # fmt: skip
def test_shown(private, seen):
    assert shown(SimpleNamespace(url=lambda privacy: private if privacy else "secret")) == seen


def test_of_what_a_service_answers_only_its_number_is_told():
    said = "Failed to send JSON notification: secret, error=403.\n"
    assert STATUS.findall(said) == ["403"]
