"""How does somebody choose what to hear of, without signing in?

Opening the link shows the page and changes nothing; only what is sent from it does. The link is the proof of
who asks. It works without JavaScript.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from regulars import clock
from regulars.channels.bot.answers import wording
from regulars.channels.bot.joining import Invitation, url_of
from regulars.channels.bot.queries import CHANNEL as TELEGRAM
from regulars.channels.context import Subject, drafts
from regulars.channels.preferring import Pass, pass_of
from regulars.customers import queries
from regulars.customers.queries import Card
from regulars.customers.words import channel_word
from regulars.storefront.forms import quiz
from regulars.storefront.preferences import saying
from regulars.storefront.preferences.offered import RHYTHMS, Offered, offered
from regulars.storefront.preferences.saying import Chosen
from regulars.web.access import public
from regulars.web.format import day

LANGUAGES = dict(settings.LANGUAGES)


@public
@csrf_exempt
@never_cache
def choose(request: HttpRequest, token: str) -> HttpResponse:
    link = pass_of(token, at=clock.wall())
    card = whose(link) if link else None
    if link is None or card is None:
        return answered(render(request, "preferences/unknown.html", status=404))
    by = link._replace(customer_id=card.id)
    shop, language = spoken(card)
    if request.method == "POST" and (asked := request.POST.get("language", "")) in LANGUAGES:
        language = asked
    with translation.override(language):
        done = ""
        if request.method == "POST":
            done = kept(request, offered(card, shop=shop, language=language), shop=shop, by=by)
            quiz.keep(request.POST, card.members, language=language, at=clock.now())
            (card,) = queries.cards([card.id])
        now = offered(card, shop=shop, language=language)
        page = shown(now, shop=shop, language=language, done=done) | by_chat(now, shop=shop, by=by)
        page |= quiz.shown_to(card.members, language=language, at=clock.now())
        return answered(render(request, "preferences/choose.html", page))


def whose(link: Pass) -> Card | None:
    """The person whom the link names, as they count now; None of who was erased."""
    members = queries.members(link.customer_id)
    if not members or queries.erased_at(members[0]):
        return None
    return next(iter(queries.cards(members[:1])), None)


def spoken(card: Card) -> tuple[str, str]:
    """The shop's name, and the language to answer in: the person's, else the shop's."""
    (draft,) = drafts([Subject(customer_id=card.id)], identity="email")
    languages = [code.partition("-")[0] for code in draft.languages] if draft else []
    return (draft.shop.name if draft else ""), next((code for code in languages if code in LANGUAGES), "en")


def kept(request: HttpRequest, of: Offered, *, shop: str, by: Pass) -> str:
    """Do what was asked; what was done, in words."""
    at = clock.now()
    match request.POST.get("do"):
        case "off":
            wording = leaving(shop)
            saying.leave_all(of, wording=wording, by=by, at=at)
            return wording
        case "pause":
            return _("Paused until %(day)s.") % {"day": day(saying.pause(of, by=by, at=at).date())}
        case "resume":
            saying.resume(of, by=by, at=at)
            return _("We write again.")
        case _:
            saying.say(chosen(request, of), of=of, by=by, at=at)
            return _("Kept as you chose.")


def leaving(shop: str) -> str:
    return _("You will get no more offers and news from %(shop)s.") % {"shop": shop}


def chosen(request: HttpRequest, of: Offered) -> Chosen:
    """What was sent, as far as it was offered."""
    preferred = request.POST.get("preferred", "")
    language = request.POST.get("language", "")
    return Chosen(
        allowed={one.name for one in of.statements} & {*request.POST.getlist("allowed")},
        topics={one.name for one in of.topics} & {*request.POST.getlist("topic")},
        rhythm=request.POST.get("rhythm", "own"),
        preferred=preferred if preferred in {one.name for one in of.channels} else "",
        language=language if language in LANGUAGES else "",
    )


def shown(now: Offered, *, shop: str, language: str, done: str) -> dict[str, object]:
    """What the template needs."""
    rhythms = [(name, words) for name, (_most, _days, words) in RHYTHMS.items()]
    if now.rhythm == "own":
        told = {"most": now.wishes.most, "days": now.wishes.within_days}
        rhythms.append(("own", _("At most %(most)s messages in %(days)s days") % told))
    until = now.wishes.paused_until
    return {
        "shop": shop,
        "language": language,
        "languages": settings.LANGUAGES,
        "now": now,
        "rhythms": rhythms,
        "ways": [(one.name, channel_word(one.name)) for one in now.channels],
        "paused_until": until.date() if until and until > clock.now() else None,
        "leaving": leaving(shop),
        "done": done,
    }


def by_chat(now: Offered, *, shop: str, by: Pass) -> dict[str, object]:
    """The link by which they join in Telegram, and the words to which joining is their yes; '' of who has."""
    joined = any(one.name == TELEGRAM and one.chosen for one in now.channels)
    url = "" if joined else url_of(Invitation(by.customer_id, by.send_id), at=clock.wall())
    return {"chat": url, "chat_says": wording(shop)}


def answered(response: HttpResponse) -> HttpResponse:
    """The link must not be told to anybody that the page leads to."""
    response["Referrer-Policy"] = "no-referrer"
    return response
