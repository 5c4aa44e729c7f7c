"""How is a play proposed, and how does a person decide about it?

A draft is a text and nothing more: no play of this store changes by it, not even one of the same name.
"""

from datetime import datetime

from django.db import transaction

from regulars.channels.writing import shelf
from regulars.engine import actions, activation, checks
from regulars.events.log import NewEvent, record
from regulars.plays.events import PlayDrafted, PlayDraftEnded
from regulars.plays.models import PlayDraft
from regulars.web import audit
from regulars.web.request import StaffRequest

MOST_OPEN = 50


class TooManyDrafts(ValueError):
    """Fifty drafts wait for a person already."""


class DraftEnded(ValueError):
    """Somebody decided about this draft already."""


def propose(text: str, *, note: str, by: str, at: datetime) -> PlayDraft:
    """Keep a play as a draft. by: the API key's name. Raises playfile.BadPlay, TooManyDrafts."""
    play, _ = checks.read(text, name="draft", letters=shelf.catalogue())
    with transaction.atomic():
        if PlayDraft.objects.filter(state="open").count() >= MOST_OPEN:
            raise TooManyDrafts(TooManyDrafts.__doc__)
        draft = PlayDraft.objects.create(play=play.name, text=text, note=note, by=by, made_at=at)
        new = PlayDrafted(draft.pk, play.name)
        record(NewEvent(payload=new, key=f"draft:{draft.pk}", occurred_at=at, actor=f"api:{by}"), at=at)
    return draft


def switch_on(draft_id: int, *, who: StaffRequest, at: datetime, all_the_same: bool = False) -> PlayDraft:
    """Let a proposed play act, by a person. all_the_same: also where lint says what should be mended.

    Raises DraftEnded, playfile.BadPlay, gate.Held, DoesNotExist.
    """
    draft = PlayDraft.objects.get(pk=draft_id)
    play, definition = checks.read(draft.text, name=draft.play)
    if draft.state == "open":
        activation.look(play, all_the_same=all_the_same, at=at)
    with transaction.atomic():
        draft = _open(draft_id)  # its text never changes
        actions.switch_on(definition, who=who, at=at)
        return _end(draft, state="switched_on", who=who, at=at)


def discard(draft_id: int, *, who: StaffRequest, at: datetime) -> PlayDraft:
    """Put a proposed play aside. Raises DraftEnded, DoesNotExist."""
    with transaction.atomic():
        return _end(_open(draft_id), state="discarded", who=who, at=at)


def _open(draft_id: int) -> PlayDraft:
    draft = PlayDraft.objects.select_for_update().get(pk=draft_id)
    if draft.state != "open":
        raise DraftEnded(DraftEnded.__doc__)
    return draft


def _end(draft: PlayDraft, *, state: str, who: StaffRequest, at: datetime) -> PlayDraft:
    draft.state, draft.ended_at, draft.ended_by = state, at, f"staff:{who.user.pk}"
    draft.save(update_fields=["state", "ended_at", "ended_by"])
    ended = PlayDraftEnded(draft.pk, draft.play, switched_on=state == "switched_on")
    new = NewEvent(payload=ended, key=f"draft:{draft.pk}:ended", occurred_at=at, actor=draft.ended_by)
    record(new, at=at)
    audit.note(who, f"draft.{state}", kind="play", id=draft.play, detail={"draft": draft.pk})
    return draft
