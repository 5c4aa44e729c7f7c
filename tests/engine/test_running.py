from datetime import timedelta
from fractions import Fraction

from regulars.business.models import Business
from regulars.channels import actions as mail
from regulars.channels.smtp import Server
from regulars.channels.texting.account import Account
from regulars.channels.texting.actions import set_account
from regulars.engine.actions import switch_off, switch_on
from regulars.engine.decide import Cap
from regulars.engine.durations import Duration
from regulars.engine.limits import PlayLimits
from regulars.engine.models import Play
from regulars.engine.running import house, running, understood, ways_out
from regulars.web import stored
from tests.engine.store import NOON
from tests.engine.test_actions import INVITE


def test_only_plays_that_are_on_run(store):
    switch_on(INVITE, who=None, at=NOON)
    switch_on({**INVITE, "name": "another"}, who=None, at=NOON + timedelta(days=1))
    assert [(one.play.name, one.since, one.event) for one in running()] == [
        ("another", NOON + timedelta(days=1), "order.placed"),
        ("invite", NOON, "order.placed"),
    ]
    switch_off("another", who=None, at=NOON)
    assert [one.play.name for one in running()] == ["invite"]


def test_the_terms_of_a_play_are_its_own_and_the_houses(store):
    stored.save(PlayLimits(plays=5, days=14), at=NOON)
    switch_on({**INVITE, "cadence": "10 days"}, who=None, at=NOON)
    (one,) = running()
    here = house(at=NOON)
    terms = here.terms(one.version)
    assert (terms.holdout, terms.pause, terms.own_rhythm) == (Fraction(1, 10), Duration(days=10), False)
    assert (terms.cap, here.limits.span) == (Cap(5, 14), timedelta(days=14))
    assert (terms.seed, terms.stopped, str(terms.zone)) == (one.version.seed, False, "Europe/Riga")


def test_a_play_of_needs_keeps_the_products_own_rhythm(store):
    due = {"when": {"due": "next_need", "before": "3 days"}, "keyed_by": "product"}
    switch_on({**INVITE, **due}, who=None, at=NOON)
    (one,) = running()
    terms = house(at=NOON).terms(one.version)
    assert (terms.own_rhythm, terms.pause, terms.slack) == (True, None, Duration(days=3))


def test_stopping_everything_holds_for_all_plays(store):
    mail.stop_sending(who=None, at=NOON)
    assert house(at=NOON).stopped
    assert Business.objects.get().sends_stopped_at == NOON


def test_a_version_is_understood_once(store):
    row = switch_on(INVITE, who=None, at=NOON)
    version = Play.objects.select_related("version").get(id=row.id).version
    assert understood(version) is understood(version)


def test_only_channels_that_are_set_count(store):
    steps = [{"send": {"template": "second_order", "channels": ["sms", "post", "email"]}}]
    switch_on({**INVITE, "steps": steps}, who=None, at=NOON)
    (one,) = running()
    assert ways_out(one.play) == [("email", "email")]  # nothing is set yet: e-mail will be
    account = Account(way="http", host="http://127.0.0.1:1", user="AC1", sender="Candles")
    set_account(account, who=None, at=NOON)
    assert ways_out(one.play) == [("sms", "phone")]
    mail.set_email_server(Server(host="127.0.0.1", port=25, security="none"), who=None, at=NOON)
    assert ways_out(one.play) == [("sms", "phone"), ("email", "email")]
