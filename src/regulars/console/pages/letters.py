"""How do a play's letters read, before anybody gets one?"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.pages.messages import framed
from regulars.channels.reasons import reason
from regulars.channels.sample import Sample, languages, sample
from regulars.channels.trial import send_test_mail
from regulars.channels.writing.trying import has_tried_enough
from regulars.console.figures.play_words import title
from regulars.console.pages.play import found_or_404
from regulars.console.queries.examples import somebody
from regulars.customers.discretion import may_see_names
from regulars.customers.faces import faces
from regulars.engine.vocabulary import letter_words
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble


@role("marketer")
def letter(request: StaffRequest, name: str, template: str) -> HttpResponse:
    """One letter of a play, with somebody's data or the example's."""
    shown = shown_or_404(request, name, template)
    who = faces([shown.customer_id], names=True)[shown.customer_id] if shown.customer_id else None
    context: dict[str, Any] = {
        "name": name,
        "play": title(name),
        "template": template,
        "title": letter_words(template),
        "shown": shown,
        "who": who,
        "languages": languages(template),
        "html": f"{reverse('play_letter_html', args=[name, template])}?language={shown.language}",
    }
    return render(request, "console/play_letter.html", context)


@role("marketer")
def html(request: StaffRequest, name: str, template: str) -> HttpResponse:
    """The letter's HTML by itself, for a frame in which nothing of it can run."""
    return framed(shown_or_404(request, name, template).letter.html)


@role("marketer")
@require_POST
def send(request: StaffRequest, name: str, template: str) -> HttpResponse:
    """Send the letter to whoever is signed in, by the store's own server."""
    shown = shown_or_404(request, name, template)
    back = redirect(f"{reverse('play_letter', args=[name, template])}?language={shown.language}")
    if has_tried_enough(request):
        trouble(request, _("You sent yourself many just now. Wait some minutes."))
        return back
    done = send_test_mail(request.user.email, at=clock.now(), letter=shown.letter)
    detail = {"language": shown.language, **({"failed": done.reason} if done.reason else {})}
    audit.note(request, "letter.tried", kind="letter", id=template, detail=detail)
    if done.reason:
        trouble(request, " ".join(filter(None, (str(reason(done.reason)), done.detail))))
    else:
        toast(request, _("The mail server took the mail for %(address)s.") % {"address": request.user.email})
    return back


def shown_or_404(request: StaffRequest, name: str, template: str) -> Sample:
    """The letter in the language that was asked for; Http404 where the play has no such letter."""
    play = found_or_404(name).play
    sent = {step.send.template for step in play.steps if step.send} if play else set()
    if template not in sent:
        raise Http404
    asked = request.GET.get("language") or request.POST.get("language") or ""
    return sample(
        template,
        subject=somebody() if may_see_names(request.role) else None,
        language=asked if asked in languages(template) else "",
        reader=get_language() or "",
        at=clock.now(),
    )
