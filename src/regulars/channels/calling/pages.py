"""Whom does a colleague call, what do they say, and how did it go?"""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.calling import actions, queries
from regulars.channels.calling.actions import NotNow, NotYours
from regulars.channels.calling.outcomes import OUTCOMES, Outcome
from regulars.channels.calling.settings import CallSettings
from regulars.channels.context import Subject, drafts
from regulars.channels.pages.messages import titled
from regulars.channels.phone import CHANNEL
from regulars.channels.reasons import reason
from regulars.customers.faces import faces
from regulars.web import stored
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble

DONE: dict[Outcome, str | Promise] = {
    "reached": gettext_lazy("Well done. It is noted that they were reached."),
    "no_answer": gettext_lazy("Noted. They come back on the list later, if there is a try left."),
    "refused": gettext_lazy("Noted, with their words: nobody calls them again."),
    "wrong_number": gettext_lazy("Noted: nobody calls or texts this number again."),
}


@role("agent")
def calls(request: StaffRequest) -> HttpResponse:
    """Whom to call now, who has whom, and who can't be called yet."""
    waiting, held = queries.waiting(at=clock.now()), queries.held()
    whom = {*(each.customer_id for each in waiting.calls), *(each.customer_id for each in held)}
    people = faces(whom, names=True)
    shown = {
        "on": stored.load(CallSettings).on,
        "calls": [(each, people[each.customer_id], titled(each.template)) for each in waiting.calls],
        "held": [(each, people[each.customer_id], each.taken_by == request.user.pk) for each in held],
        "not_now": [(reason(word), count) for word, count in waiting.not_now.most_common()],
    }
    return render(request, "calling/calls.html", shown)


@role("agent")
def call(request: StaffRequest, id: int) -> HttpResponse:
    """One call: whom, why now, and what to say."""
    send, task, script = queries.send(id), queries.task(id), queries.script(id)
    if send is None or task is None:
        raise Http404
    mine = task.taken_by == request.user.pk and not task.outcome and send.state == "handed_over"
    context = send.context
    subject = Subject(
        customer_id=send.customer_id,
        shop_id=send.shop_id,
        product_id=context.get("product_id"),
        order_id=context.get("order_id"),
    )
    (draft,) = drafts([subject], identity=CHANNEL.identity)
    if draft is None:
        raise Http404
    shown = {
        "send": send,
        "task": task,
        "script": script,
        "mine": mine,
        "title": titled(send.template),
        "draft": draft,
        "about_order": bool(context.get("order_id")),
        "face": faces([draft.person_id], names=True)[draft.person_id],
    }
    return render(request, "calling/call.html", shown)


@role("agent")
@require_POST
def take(request: StaffRequest, id: int) -> HttpResponse:
    """Have this call."""
    try:
        actions.take(id, by=request.user, at=clock.now())
    except NotYours:
        trouble(request, _("A colleague has this call already."))
    except NotNow as why:
        trouble(request, reason(str(why)))
    else:
        return redirect("call", id)
    return redirect("calls")


@role("agent")
@require_POST
def take_next(request: StaffRequest) -> HttpResponse:
    """Have the most urgent call."""
    found = actions.take_next(by=request.user, at=clock.now())
    if found is None:
        toast(request, _("Nobody is to be called now."))
        return redirect("calls")
    return redirect("call", found)


@role("agent")
@require_POST
def made(request: StaffRequest, id: int) -> HttpResponse:
    """How it went: `outcome`, and with a no their `words`."""
    outcome = next((each for each in OUTCOMES if each == request.POST.get("outcome")), None)
    if outcome is None:
        raise Http404
    words = request.POST.get("words", "").strip()[:1000]
    try:
        actions.call_made(id, outcome, words=words, by=request.user, at=clock.now())
    except NotYours:
        trouble(request, _("Another colleague has this call now, or it is over."))
    else:
        toast(request, DONE[outcome])
    return redirect("calls")


@role("agent")
@require_POST
def put_back(request: StaffRequest, id: int) -> HttpResponse:
    """Let others have it."""
    try:
        actions.put_back(id, by=request.user, at=clock.now())
    except NotYours:
        trouble(request, _("Another colleague has this call now, or it is over."))
    else:
        toast(request, _("It is on the list again."))
    return redirect("calls")
