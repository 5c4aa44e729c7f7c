from datetime import timedelta

import pytest

from regulars import clock
from regulars.business.models import Business
from regulars.engine.actions import NotASandbox, digest_of, revise, set_clock, switch_off, switch_on
from regulars.engine.models import Play, PlayVersion
from regulars.events.models import Event
from regulars.web.models import StaffAction
from tests.engine.store import NOON

INVITE = {
    "name": "invite",
    "says": "Invite.",
    "because": "They come.",
    "when": {"event": "order.placed"},
    "for": "orders = 1",
    "steps": [
        {"wait": {"for": "shipment.delivered", "up_to": "3 days"}},
        {"send": {"template": "second_order"}},
    ],
    "goal": {"event": "order.placed", "within": "14 days"},
    "holdout": "10%",
}


def events():
    return list(Event.objects.order_by("id").values_list("name", flat=True))


def test_switching_on_keeps_the_text_and_says_who_did_it(store):
    row = switch_on(INVITE, who=None, at=NOON)
    assert (row.is_on, row.switched_on_at) == (True, NOON)
    version = PlayVersion.objects.get()
    assert (version.number, version.goal_event, version.waits) == (1, "order.placed", ["shipment.delivered"])
    assert version.definition == INVITE
    assert events() == ["play.revised", "play.switched_on"]
    assert list(StaffAction.objects.order_by("id").values_list("action", "object_id", "who")) == [
        ("play.revised", "invite", "command"),
        ("play.switched_on", "invite", "command"),
    ]


def test_switching_on_what_is_on_changes_nothing(store):
    switch_on(INVITE, who=None, at=NOON)
    again = switch_on(INVITE, who=None, at=NOON + timedelta(days=1))
    assert again.switched_on_at == NOON
    assert events() == ["play.revised", "play.switched_on"]


def test_a_new_text_takes_effect_without_switching_off(store):
    switch_on(INVITE, who=None, at=NOON)
    row = switch_on({**INVITE, "because": "It works."}, who=None, at=NOON + timedelta(days=1))
    assert (Play.objects.get().version.number, row.switched_on_at) == (2, NOON)


def test_the_same_text_in_another_order_is_the_same_text():
    assert digest_of(INVITE) == digest_of(dict(reversed(INVITE.items())))
    assert digest_of(INVITE) != digest_of({**INVITE, "holdout": "20%"})


def test_switching_off_and_on_begins_anew(store):
    switch_on(INVITE, who=None, at=NOON)
    assert switch_off("invite", who=None, at=NOON + timedelta(days=1))
    assert not switch_off("invite", who=None, at=NOON + timedelta(days=2))
    assert not switch_off("nothing", who=None, at=NOON)
    row = switch_on(INVITE, who=None, at=NOON + timedelta(days=3))
    assert row.switched_on_at == NOON + timedelta(days=3)
    assert events() == ["play.revised", "play.switched_on", "play.switched_off", "play.switched_on"]


def test_a_text_once_kept_never_changes(store):
    first = revise(INVITE, who=None, at=NOON)
    revise({**INVITE, "because": "It works."}, who=None, at=NOON)
    first.refresh_from_db()
    assert first.definition == INVITE


def test_only_a_sandbox_lets_its_clock_be_set(store):
    with pytest.raises(NotASandbox):
        set_clock(NOON, who=None)
    Business.objects.update(sandbox=True)
    set_clock(NOON, who=None)
    assert timedelta(0) <= clock.now() - NOON < timedelta(minutes=1)
    assert events() == ["clock.set"]
    assert StaffAction.objects.get().action == "clock.set"
