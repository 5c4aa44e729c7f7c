"""How does somebody like to be written to, to get parcels and to pay, and what did they answer?

What they said comes first; what is inferred says from how many of their choices. The staff may note what they
were told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.attributes import BY_CHANNEL
from regulars.commerce.usual import BY_DELIVERY, BY_PAYMENT, PARCELS, PAYMENTS
from regulars.customers import queries
from regulars.customers.actions.answers import Said, answer
from regulars.customers.actions.prefer import Proof, prefer
from regulars.customers.habits import CHANNEL, DELIVERY, PAYMENT, Habit, habits, seen
from regulars.customers.questions import spoken
from regulars.customers.words import CHANNELS, channel_word
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

LONGEST = 80
SOURCES = (BY_CHANNEL, BY_DELIVERY, BY_PAYMENT)
LABELS: dict[str, str | Promise] = {
    CHANNEL: gettext_lazy("Messages"),
    DELIVERY: gettext_lazy("Parcels"),
    PAYMENT: gettext_lazy("Paying"),
}
INFERRED: dict[str, str | Promise] = {
    CHANNEL: gettext_lazy("inferred from %(times)s of the %(of)s messages they opened or followed a link of"),
    DELIVERY: gettext_lazy("inferred from %(times)s of their last %(of)s parcels"),
    PAYMENT: gettext_lazy("inferred from %(times)s of the last %(of)s times at the till"),
}
WAYS = {DELIVERY: PARCELS, PAYMENT: PAYMENTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Liked:
    """One thing: what they like, whence that is known, and what can be chosen. choices: none of free text."""

    name: str
    label: str | Promise
    value: str
    whence: str
    said: str
    choices: tuple[tuple[str, str], ...] = ()
    known: tuple[str, ...] = ()


def liking(members: Sequence[int], *, language: str, at: datetime) -> dict[str, object]:
    """What the person's page shows. members: all ids that count as them, the canonical first."""
    found = habits(members[0], SOURCES, at=at)
    answers, here = queries.answers(members), [language]
    asked = [row for row in queries.questions(retired=True) if row.slug in answers]
    return {
        "liked": [one(name, habit, members=members, at=at) for name, habit in found.items()],
        "answered": [
            (spoken(row.asks, here), said_in_words(queries.asking(row).labels(here), answers[row.slug]))
            for row in asked
        ],
    }


def one(name: str, habit: Habit, *, members: Sequence[int], at: datetime) -> Liked:
    """One of the three, in words."""
    value = habit.said or habit.usual
    told = {"times": habit.times, "of": habit.of_all}
    inferred = str(INFERRED[name]) % told if habit.usual else _("too little known")
    is_channel = name == CHANNEL
    return Liked(
        name=name,
        label=LABELS[name],
        value=channel_word(value) if is_channel and value else value,
        whence=_("they said so") if habit.said else inferred,
        said=habit.said,
        choices=tuple((code, str(words)) for code, words in CHANNELS.items()) if is_channel else (),
        known=() if is_channel else tuple(seen(WAYS[name], members, at=at)),
    )


def said_in_words(labels: Mapping[str, str], chosen: Sequence[str]) -> str:
    """An answer as it stood there; one that isn't offered any more by its word for audiences."""
    return ", ".join(labels.get(value) or value for value in chosen)


@role("agent")
@require_POST
def note(request: StaffRequest, id: int) -> HttpResponse:
    """Note what somebody told the staff; what is left empty is inferred again."""
    members = queries.members(id)
    if not members or queries.erased_at(members[0]):
        raise Http404
    at, actor = clock.now(), f"staff:{request.user.pk}"
    with transaction.atomic():
        prefer_channel(members, request.POST.get(CHANNEL, ""), actor=actor, at=at)
        told = [(name, " ".join(request.POST.get(name, "").split())[:LONGEST]) for name in WAYS]
        said = [Said(question=name, chosen=(words,) if words else ()) for name, words in told]
        answer(members[0], said, how="staff", actor=actor, at=at)
        audit.note(request, "customer.liking_noted", kind="customer", id=members[0])
    toast(request, _("Noted."))
    return redirect("person", id=members[0])


def prefer_channel(members: Sequence[int], channel: str, *, actor: str, at: datetime) -> None:
    """Keep the channel they like best; the rest of what they wish stays."""
    wishes = queries.preferences(members)
    if channel in {"", *CHANNELS} and channel != wishes.channel:
        new = msgspec.structs.replace(wishes, channel=channel)
        prefer(members[0], new, proof=Proof(how="staff"), actor=actor, at=at)
