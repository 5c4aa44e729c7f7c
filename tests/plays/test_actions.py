"""Can only a person make something of what a program proposed?"""

import pytest
from django.test import RequestFactory

from regulars import clock
from regulars.engine.models import Play
from regulars.engine.playfile import BadPlay
from regulars.events.models import Event
from regulars.plays import actions, queries
from regulars.plays.models import PlayDraft
from regulars.plays.proposing import EXAMPLE
from regulars.web.models import StaffAction


@pytest.fixture
def clara(owner):
    """The owner, as a request brings her."""
    request = RequestFactory().post("/")
    request.user = owner
    return request


def proposed() -> PlayDraft:
    return actions.propose(EXAMPLE, note="", by="assistant", at=clock.now())


def test_switched_on_it_is_a_play_like_any_other(clara):
    draft = proposed()
    assert queries.open_drafts() == 1
    actions.switch_on(draft.pk, who=clara, at=clock.now())
    assert Play.objects.get(name="thank_you").is_on
    draft.refresh_from_db()
    assert (draft.state, draft.ended_by) == ("switched_on", f"staff:{clara.user.pk}")
    assert Event.objects.get(name="play.draft_ended").payload["switched_on"] is True
    assert StaffAction.objects.filter(action="draft.switched_on").count() == 1
    assert queries.open_drafts() == 0


def test_discarded_it_leaves_no_play(clara):
    actions.discard(proposed().pk, who=clara, at=clock.now())
    assert Play.objects.count() == 0
    assert Event.objects.get(name="play.draft_ended").payload["switched_on"] is False


def test_it_is_decided_once(clara):
    draft = actions.discard(proposed().pk, who=clara, at=clock.now())
    for decide in (actions.switch_on, actions.discard):
        with pytest.raises(actions.DraftEnded):
            decide(draft.pk, who=clara, at=clock.now())


def test_what_is_no_play_any_more_cannot_be_switched_on(clara):
    draft = proposed()
    PlayDraft.objects.update(text=EXAMPLE.replace("orders", "ordres"))
    with pytest.raises(BadPlay):
        actions.switch_on(draft.pk, who=clara, at=clock.now())
    assert PlayDraft.objects.get().state == "open"
