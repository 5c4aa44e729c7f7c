"""Which letters are there, how does each read, and what is to be said about it?"""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.context import Subject
from regulars.channels.letters import Kind, UnknownLetter, Unwritable
from regulars.channels.pages.messages import framed, titled
from regulars.channels.reasons import reason
from regulars.channels.sample import Sample, languages, sample
from regulars.channels.trial import send_test_mail
from regulars.channels.writing import actions, queries, shelf
from regulars.channels.writing.review import review
from regulars.channels.writing.trying import has_tried_enough
from regulars.customers.discretion import may_see_names
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble

KINDS = {
    "marketing": gettext_lazy("Offer or news"),
    "service": gettext_lazy("About their order"),
    "survey": gettext_lazy("Question"),
    "greeting": gettext_lazy("Greeting"),
    "transactional": gettext_lazy("Owed to them"),
}
OWN_KINDS = ("marketing", "service", "survey", "greeting")
DARK, ALWAYS, NEVER = "@media (prefers-color-scheme: dark)", "@media all", "@media not all"


@role("marketer")
def letters(request: StaffRequest) -> HttpResponse:
    """The gallery, and the store's own."""
    titles = {row.name: row.title for row in queries.all_own()}
    own = queries.written_languages()
    rows = [
        {
            "name": name,
            "title": titles.get(name) or titled(name),
            "kind": KINDS[kind.kind],
            "languages": languages(name),
            "own": own.get(name, []),
        }
        for name, kind in shelf.catalogue().items()
    ]
    kinds = [(name, KINDS[name]) for name in OWN_KINDS]
    return render(request, "writing/letters.html", {"rows": rows, "kinds": kinds})


@role("marketer")
@require_POST
def make(request: StaffRequest) -> HttpResponse:
    """Begin a letter of the store's own."""
    title, kind = " ".join(request.POST.get("title", "").split())[:80], request.POST.get("kind", "")
    name = slugify(title).replace("-", "_")[:60]
    if name in {"", "new"}:
        name = f"letter_{len(queries.all_own()) + 1}"
    if not title or kind not in OWN_KINDS:
        trouble(request, _("Give it a name."))
        return redirect("letters")
    try:
        actions.make_letter(name, title=title, kind=Kind(kind), who=request, at=clock.now())  # type: ignore[arg-type]
    except actions.NameTaken:
        trouble(request, _("There is a letter of this name already."))
        return redirect("letters")
    return redirect("letter_compose", name)


@role("marketer")
def letter(request: StaffRequest, name: str) -> HttpResponse:
    """One letter as somebody would get it: on a phone, on a desk, in the dark, as plain text."""
    subject = asked_subject(request)
    try:
        shown = shown_or_404(request, name, subject=subject)
    except Unwritable:
        return redirect("letter_compose", name)
    query = request.GET.copy()
    query["language"] = shown.language
    query.pop("saved", None)
    context = {
        "name": name,
        "title": title_of(name),
        "kind": KINDS[shelf.kind_of(name).kind],
        "shown": shown,
        "person": subject.customer_id if subject else "",
        "may_see_names": may_see_names(request.role),
        "languages": languages(name),
        "query": query.urlencode(),
        "waiting": queries.waiting(name).count() if queries.edition(name) else 0,
    }
    return render(request, "writing/letter.html", context)


@role("marketer")
def html(request: StaffRequest, name: str) -> HttpResponse:
    """The letter's HTML by itself, for a frame in which nothing of it can run."""
    subject = asked_subject(request)
    try:
        shown = shown_or_404(request, name, subject=subject)
    except Unwritable:
        raise Http404 from None
    return framed(lit(shown.letter.html, dark=request.GET.get("dark") == "1"))


@role("marketer")
def remarks(request: StaffRequest, name: str) -> HttpResponse:
    """What lint says, links and pictures called: a part of the letter's page."""
    language = request.GET.get("language", "") or queries.language()
    try:
        found = review(name, language=language, at=clock.now())
    except (UnknownLetter, Unwritable):
        raise Http404 from None
    return render(request, "writing/remarks.html", {"found": found, "name": name, "title": title_of(name)})


@role("marketer")
@require_POST
def send(request: StaffRequest, name: str) -> HttpResponse:
    """Send the letter to whoever is signed in, by the store's own server."""
    subject = asked_subject(request)
    shown = shown_or_404(request, name, subject=subject)
    back = redirect(
        shown_with(name, language=shown.language, person=subject.customer_id if subject else None)
    )
    if has_tried_enough(request):
        trouble(request, _("You sent yourself many just now. Wait some minutes."))
        return back
    done = send_test_mail(request.user.email, at=clock.now(), letter=shown.letter)
    detail = {"language": shown.language, **({"failed": done.reason} if done.reason else {})}
    audit.note(request, "letter.tried", kind="letter", id=name, detail=detail)
    if done.reason:
        trouble(request, " ".join(filter(None, (str(reason(done.reason)), done.detail))))
    else:
        toast(request, _("The mail server took the mail for %(address)s.") % {"address": request.user.email})
    return back


@role("marketer")
@require_POST
def renew(request: StaffRequest, name: str) -> HttpResponse:
    """Let what waits go out with the newest text."""
    renewed = actions.renew_waiting(name, who=request, at=clock.now())
    toast(request, _("%(n)s messages take the newest text.") % {"n": renewed})
    return redirect("letter", name)


def shown_or_404(request: StaffRequest, name: str, *, subject: Subject | None) -> Sample:
    """The letter in the language that was asked for. Raises Unwritable, and Http404 where there is none."""
    asked = request.GET.get("language") or request.POST.get("language") or ""
    if name not in shelf.catalogue():
        raise Http404
    try:
        return sample(
            name,
            subject=subject,
            language=asked if asked in languages(name) else "",
            reader=queries.language(),
            at=clock.now(),
        )
    except UnknownLetter:
        raise Unwritable(name) from None


@role("marketer")
@require_POST
def choose(request: StaffRequest, name: str) -> HttpResponse:
    """Show the letter with somebody's data: whose address it is, which stands in no address of ours."""
    address = request.POST.get("customer", "").strip()
    found = queries.latest_order(address) if address and may_see_names(request.role) else None
    if address and found is None:
        trouble(request, _("Nobody here has this address."))
    language = request.POST.get("language", "")
    return redirect(shown_with(name, language=language, person=found.customer_id if found else None))


def shown_with(name: str, *, language: str, person: int | None) -> str:
    """The address of the letter's page, in a language and with somebody's data."""
    asked = {"language": language, **({"person": person} if person else {})}
    return f"{reverse('letter', args=[name])}?{urlencode(asked)}"


def asked_subject(request: StaffRequest) -> Subject | None:
    """With whose data; None with the example's."""
    person = request.GET.get("person") or request.POST.get("person") or ""
    known = person.isdecimal() and len(person) < 19 and may_see_names(request.role)
    return queries.subject_of(int(person)) if known and queries.is_known(int(person)) else None


def title_of(name: str) -> str:
    row = queries.own(name)
    return (row.title if row else "") or titled(name)


def lit(html: str, *, dark: bool) -> str:
    """The letter as a reader in the dark sees it, or in the light, whatever this browser prefers."""
    return html.replace(DARK, ALWAYS if dark else NEVER)
