"""How does somebody sign up, on a shop's page or on a page of ours?

One page for both: on a shop's page it stands in a frame. It needs no cookie and no script; with scripts it is
quicker. Whatever address is entered, the answer is the same, so that nobody learns which ones are known.
"""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt

from regulars import clock
from regulars.channels.opting_in import DoubleOptIn
from regulars.connectors.event_clients.pace import address_of
from regulars.storefront.forms import guard, queries
from regulars.storefront.forms.actions import entries
from regulars.storefront.forms.actions.forms import count
from regulars.storefront.forms.filled import Filled, filled
from regulars.storefront.forms.guard import Token, Verdict
from regulars.storefront.forms.shown import CROWDED, Page, notice, what_comes
from regulars.web import rates, stored
from regulars.web.access import public
from regulars.web.security import POLICY

if TYPE_CHECKING:
    from regulars.storefront.forms.models import Form

ANYWHERE = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
ENTRIES = rates.Policy("form", quota=40, window=3600)
"""Entries from one network address on one form: a stall at a market, but no program."""
WITHOUT_SCRIPTS = rates.Policy("form_slowly", quota=60, window=600)
"""Entries on one form that cost their sender only waiting, of which many can be had at once."""
LANGUAGES = dict(settings.LANGUAGES)


@public
@csrf_exempt
@never_cache
@xframe_options_exempt
def form(request: HttpRequest, handle: str) -> HttpResponse:
    row = queries.form_of(handle)
    if row is None:
        raise Http404
    language = spoken(request)
    with translation.override(language):
        if request.method == "POST":
            return taken(request, row, language=language)
        if request.method == "GET" and row.ended_at is None:
            count(row.pk, what="shown", at=clock.now())
        return answered(request, fresh(request, row, language=language))


def spoken(request: HttpRequest) -> str:
    """The language that the shop's page asks for, else the reader's."""
    asked = (request.POST.get("lang") or request.GET.get("lang", "")).partition("-")[0].casefold()
    return asked if asked in LANGUAGES else translation.get_language_from_request(request)


def fresh(request: HttpRequest, row: "Form", *, language: str, **more: object) -> Page:
    """A page with a token and a task of its own, and what was entered before."""
    at = clock.now()
    bits = guard.bits_under(queries.lately(row.pk, at=at))
    token = guard.issue(row.pk, edition=row.edition, bits=bits, at=at)
    page = Page(
        row=row,
        content=queries.content(row.pk, row.edition),
        language=language,
        framed="in" in (request.POST or request.GET),
        sent=request.POST or only_page(request.GET),
    )
    return replace(carrying(page, token), **more)  # type: ignore[arg-type]


def only_page(asked: QueryDict) -> QueryDict:
    """Of an address nothing fills the form in: a box that an address ticks would be nobody's yes."""
    told = QueryDict(mutable=True)
    told["page"] = asked.get("page", "")
    return told


def carrying(page: Page, token: Token) -> Page:
    return replace(page, token=token.signed(), nonce=token.nonce.hex, bits=token.bits)


def taken(request: HttpRequest, row: "Form", *, language: str) -> HttpResponse:
    """Take what was sent, or say what is wrong with it; nothing of what was entered is lost."""
    at = clock.now()
    if row.ended_at:
        return answered(request, fresh(request, row, language=language))
    if rates.take(ENTRIES, key=f"{row.pk}:{sender(request)}", at=clock.wall()).is_spent:
        return answered(request, fresh(request, row, language=language, notice=CROWDED), status=429)
    token = guard.token_of(request.POST.get("token", ""), form_id=row.pk, at=clock.wall())
    page = fresh(request, row, language=language)
    verdict = judged(request, token, bits=page.bits, form_id=row.pk, at=at)
    if verdict == "program":
        count(row.pk, what="caught", at=at)
        return thanked(request, page, ways=list(page.content.ways))
    if token is None or verdict != "person":
        same = carrying(page, token) if token and verdict in {"slowly", "too_fast"} else page
        return answered(request, replace(same, notice=notice(verdict, bits=page.bits)), status=422)
    page = replace(carrying(page, token), content=queries.content(row.pk, token.edition))
    said = read(request, page, at=at)
    if said.wrong:
        return answered(request, replace(page, wrong=said.wrong), status=422)
    ip = request.META.get("REMOTE_ADDR", "")
    entries.sign_up(row, said, edition=token.edition, token=token.nonce, language=language, ip=ip, at=at)
    return thanked(request, page, ways=said.ways())


def judged(request: HttpRequest, token: Token | None, *, bits: int, form_id: int, at: datetime) -> Verdict:
    """Who sent it; those without scripts a few at a time."""
    verdict = guard.judged(request.POST.dict(), token, bits=bits, at=at)
    proven = token is not None and guard.solves(request.POST.get("proof", ""), token)
    if verdict == "person" and not proven:
        crowd = rates.take(WITHOUT_SCRIPTS, key=str(form_id), at=clock.wall())
        return "slowly" if crowd.is_spent else verdict
    return verdict


def read(request: HttpRequest, page: Page, *, at: datetime) -> Filled:
    """What was entered, by the questions that stood there."""
    shop = queries.shop(page.row.shop_id)
    return filled(
        request.POST,
        page.content,
        asked=queries.asked(page.content.questions),
        country=shop.country if shop else "",
        language=page.language,
        at=at,
    )


def sender(request: HttpRequest) -> str:
    """Whence it comes, so that nobody can tell where that is: it is kept while entries are counted."""
    address = address_of(request)
    return salted_hmac("regulars.storefront.forms", address, algorithm="sha256").hexdigest()[:32]


def thanked(request: HttpRequest, page: Page, *, ways: list[str]) -> HttpResponse:
    confirms = page.content.gift is not None or stored.load(DoubleOptIn).asks("")
    more = {"page": page, "next": what_comes(ways, confirms=confirms)}
    return framed(render(request, "forms/thanks.html", more))


def answered(request: HttpRequest, page: Page, *, status: int = 200) -> HttpResponse:
    if page.row.ended_at:
        return framed(render(request, "forms/ended.html", {"page": page}, status=410))
    return framed(render(request, "forms/form.html", {"page": page}, status=status))


def framed(response: HttpResponse) -> HttpResponse:
    """It may stand on any shop's page: it has no session that a page around it could use."""
    response["Content-Security-Policy"] = ANYWHERE
    return response
