"""Which messages left, which wait, which were held back, and why?"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels import actions, letters, queries
from regulars.channels.channel import channels
from regulars.channels.hindrance import Hindrance, hindrances, waits_because
from regulars.channels.reasons import STATES, TONES, reason
from regulars.channels.tracking import words as tracking
from regulars.customers.words import channel_word
from regulars.web.access import role
from regulars.web.ordering import Ordered
from regulars.web.pieces import Empty, Moment
from regulars.web.request import StaffRequest
from regulars.web.tables import Column, Filter, Table, respond
from regulars.web.templatetags.regulars import chip, when
from regulars.web.toast import toast, trouble

if TYPE_CHECKING:
    from regulars.channels.models import Send
    from regulars.events.models import Event

PREVIEW_POLICY = (
    "sandbox; default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'"
)


def table(hindered: dict[str, Hindrance]) -> Table:
    """The list; what keeps a whole channel from leaving stands with each message that waits."""
    return Table(
        name="messages",
        columns=(
            Column(name="name", label=pgettext("mail", "To"), show=whom),
            Column(
                name="planned_at",
                label=_("Planned"),
                sorts=True,
                wide_only=True,
                show=lambda row: when(row.planned_at),
            ),
            Column(name="template", label=_("Message"), show=lambda row: titled(row.template)),
            Column(
                name="channel",
                label=_("Channel"),
                wide_only=True,
                show=lambda row: channel_word(row.channel),
            ),
            Column(name="state", label=_("State"), show=stands),
            Column(name="reason", label=_("Why"), show=partial(why, hindered=hindered), wide_only=True),
        ),
        sort="-planned_at",
        search=_("Name or e-mail"),
        filters=filters(),
        empty=Empty(
            title=_("No messages yet"),
            says=_(
                "When a play is on, each of its messages will stand here, sent or held back, with its reason."
            ),
            url="/plays/",
            verb=_("Choose a play"),
        ),
        nothing=_("No message fits."),
    )


def filters() -> tuple[Filter, ...]:
    ways = [(name, channel_word(name)) for name in channels()]
    titles = [(name, titled(name)) for name in letters.catalogue()]
    return (
        Filter(name="state", label=_("Any state"), choices=tuple(STATES.items())),
        Filter(name="channel", label=_("Any channel"), choices=ways),
        Filter(name="template", label=_("Any message"), choices=titles),
    )


@role("agent")
def messages(request: StaffRequest) -> HttpResponse:
    hindered = hindrances(at=clock.now())
    view = table(hindered).read(request, Ordered(queries.messages(), queries.narrowed))
    in_the_way = next((found for found in hindered.values() if not found.by_hand), None)
    by_hand = [name for name, found in hindered.items() if found.by_hand]
    more = {
        "undecided": queries.undecided(),
        "waiting": queries.waiting(at=clock.now(), but=by_hand) + queries.in_hand(but=by_hand),
        "hindrance": in_the_way,
        "reason": reason(in_the_way.reason) if in_the_way else "",
    }
    return respond(request, "channels/messages.html", view, more)


@role("agent")
def message(request: StaffRequest, id: int) -> HttpResponse:
    """One message: where it stands, as it was sent, and what happened to it."""
    send = found(id)
    waits = waits_because(send, hindrances(at=clock.now()))
    more = {
        "send": send,
        "title": titled(send.template),
        "channel": channel_word(send.channel),
        "state": stands(send),
        "reason": reason(waits) if waits else "",
        "content": queries.content_of(id),
        "moments": moments(send),
    }
    return render(request, "channels/message.html", more)


@role("agent")
def preview(request: StaffRequest, id: int) -> HttpResponse:
    """The message's HTML by itself, for a frame in which nothing of it can run."""
    content = queries.content_of(id)
    if content is None:
        raise Http404
    return framed(queries.html_of(content))


def framed(html: str) -> HttpResponse:
    """A letter's HTML for a frame in which nothing of it can run."""
    response = HttpResponse(html)
    response["Content-Security-Policy"] = PREVIEW_POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


@role("marketer")
@require_POST
def settle(request: StaffRequest, id: int) -> HttpResponse:
    """What a person decides of a message nobody knows of: `sent=yes`, or else it goes again."""
    sent = request.POST.get("sent") == "yes"
    try:
        actions.settle_unknown(found(id).pk, sent=sent, who=request, at=clock.now())
    except actions.NotUnknown:
        trouble(request, _("Somebody decided this already."))
    else:
        toast(request, _("It counts as sent.") if sent else _("It will be sent again."))
    return redirect("message", id)


@role("marketer")
@require_POST
def stop(request: StaffRequest) -> HttpResponse:
    """Stop everything, from any page."""
    if actions.stop_sending(who=request, at=clock.now()):
        toast(request, _("Everything is stopped. Nothing leaves, and nothing is lost."))
    return redirect("messages")


@role("marketer")
@require_POST
def resume(request: StaffRequest) -> HttpResponse:
    """Let messages leave again."""
    if actions.resume_sending(who=request, at=clock.now()):
        toast(request, _("Messages leave again."))
    return redirect("messages")


def found(id: int) -> "Send":
    """The message; Http404 where there is none."""
    send = queries.message(id)
    if send is None:
        raise Http404
    return send


def whom(row: "Send") -> SafeString:
    """To whom, leading to the message."""
    name, address = getattr(row, "name", ""), getattr(row, "address", "")
    words = name or address or _("Customer %(id)s") % {"id": row.customer_id}
    return format_html('<a class="link" href="{}">{}</a>', reverse("message", args=[row.pk]), words)


def stands(row: "Send") -> SafeString:
    return chip(STATES[row.state], TONES.get(row.state, ""))


def why(row: "Send", *, hindered: dict[str, Hindrance]) -> str:
    word = waits_because(row, hindered)
    return str(reason(word)) if word else ""


TITLES = {
    "replenishment": gettext_lazy("Reminder before it runs out"),
    "replenishment_last_call": gettext_lazy("Reminder, the last one"),
    "second_order": gettext_lazy("Towards the second order"),
    "second_order_last_call": gettext_lazy("Towards the second order, the last one"),
    "thank_you_first_order": gettext_lazy("Thank you for the first order"),
    "how_to_use": gettext_lazy("How to use it"),
    "birthday": gettext_lazy("Birthday greeting"),
    "how_did_we_do": gettext_lazy("Question after an order"),
    "honest_incident": gettext_lazy("Our mistake, honestly told"),
    "confirm_subscription": gettext_lazy("Confirm an address"),
    "unsubscribed": gettext_lazy("Confirmation of leaving the list"),
    "parcel_card": gettext_lazy("Card in the parcel"),
}


def titled(template: str) -> str:
    return str(TITLES.get(template, template))


HAPPENED = {
    "message.accepted": gettext_lazy("The server took it over, to bring it."),
    "message.failed": gettext_lazy("It failed."),
    "message.skipped": gettext_lazy("It was held back."),
    "message.unknown": gettext_lazy("It was handed over, and nobody knows whether it arrived."),
    "message.delivered": gettext_lazy("It arrived."),
    "message.bounced": gettext_lazy("It came back."),
    "message.complained": gettext_lazy("They marked it as unwanted."),
}


def moments(send: "Send") -> Sequence[Moment]:
    """The message's history, newest first."""
    happened = [moment(event) for event in queries.history(send)]
    by = _("Planned by the play ‘%(play)s’.") % {"play": send.play} if send.play else _("Planned.")
    return [*happened, Moment(at=send.planned_at, says=by)]


def moment(event: "Event") -> Moment:
    if event.name == "message.settled":
        words = (
            _("%(who)s decided that it was sent.")
            if event.payload["sent"]
            else _("%(who)s lets it go again.")
        )
        return Moment(at=event.occurred_at, says=words % {"who": named(event.actor)})
    if followed := tracking.moment(event):
        return followed
    because = event.payload.get("reason", "")
    return Moment(
        at=event.occurred_at,
        title=HAPPENED.get(event.name, event.name),
        says=reason(because) if because else "",
        held=event.name == "message.skipped",
        tone=TONES.get(event.name.partition(".")[2], ""),
    )


def named(actor: str) -> str:
    """Who of the staff an event names."""
    user = User.objects.filter(pk=actor.partition(":")[2] or 0).first()
    return (user.get_full_name() or user.email) if user else _("Somebody in the terminal")
