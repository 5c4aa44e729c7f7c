"""Which plays were proposed by programs, and what does a person make of each?"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.writing.gate import Held
from regulars.channels.writing.telling import held_page, says_all_the_same
from regulars.engine.playfile import BadPlay
from regulars.plays import actions, queries
from regulars.plays.said import sentence
from regulars.web.access import role
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble

if TYPE_CHECKING:
    from regulars.plays.models import PlayDraft

NONE_YET = Empty(
    title=gettext_lazy("Nobody proposes anything just now"),
    says=gettext_lazy(
        "An assistant or a program with a key for drafts may propose plays. They stand here and do nothing "
        "until a person switches them on."
    ),
)


@role("marketer", "analyst")
def drafts(request: StaffRequest) -> HttpResponse:
    """What waits for a person."""
    found = [(each, sentence(each.text)) for each in queries.drafts(state="open")]
    return render(request, "plays/drafts.html", {"drafts": found, "none_yet": NONE_YET})


@role("marketer")
@require_POST
def switch_on(request: StaffRequest, id: int) -> HttpResponse:
    """Let a proposed play act."""
    by = partial(actions.switch_on, all_the_same=says_all_the_same(request))
    try:
        draft = decided(request, id, by=by)
    except Held as held:
        return held_page(request, held, verb=_("Switch it on all the same"), back=reverse("drafts"))
    if draft is None:
        return redirect("drafts")
    toast(request, _("It is on. What happens from now on starts it."))
    return redirect("play", name=draft.play)


@role("marketer")
@require_POST
def discard(request: StaffRequest, id: int) -> HttpResponse:
    """Put a proposed play aside."""
    if decided(request, id, by=actions.discard):
        toast(request, _("The draft is put aside."))
    return redirect("drafts")


def decided(request: StaffRequest, id: int, *, by: "Callable[..., PlayDraft]") -> "PlayDraft | None":
    """The draft that somebody decided about now; None where it couldn't be, which is said."""
    try:
        return by(id, who=request, at=clock.now())
    except ObjectDoesNotExist:
        raise Http404 from None
    except actions.DraftEnded:
        trouble(request, _("Somebody decided about this draft already."))
    except BadPlay:
        trouble(request, _("This version doesn’t understand the draft any more. Ask for a new one."))
    return None
