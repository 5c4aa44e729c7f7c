"""An SMSC is asked for what it keeps, while nothing is sent."""

from regulars.channels.texting import jobs, queries
from regulars.customers.models import Suppression
from tests.channels.smpp.conftest import account, smsc
from tests.channels.smpp.conftest import texting as by_smsc
from tests.channels.smpp.smsc import delivered

__all__ = ["account", "by_smsc", "smsc"]


def test_what_it_keeps_is_taken_in(by_smsc, smsc):
    smsc.waiting = [delivered(b"37126000001", b"stop")]
    jobs.listen.func(0)
    assert Suppression.objects.get(channel="sms").reason == "asked"
    assert smsc.unbound.wait(10)
    assert smsc.acknowledged == [500]


def test_an_smsc_that_is_silent_costs_nothing(by_smsc, smsc, caplog):
    smsc.password = b"another"
    jobs.listen.func(0)
    assert "The SMSC told nothing" in caplog.text


def test_a_provider_by_http_is_not_asked(texting, provider):
    jobs.listen.func(0)
    assert queries.account().way == "http"
    assert provider.calls == []
