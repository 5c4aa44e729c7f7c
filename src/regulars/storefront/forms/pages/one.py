"""How does one form fare, what does it ask, and how does it come into the shop?"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.storefront.forms import queries
from regulars.storefront.forms.actions import forms as actions
from regulars.storefront.forms.pages.asked import Asked, Words, asked_of, called, with_words, words_of
from regulars.storefront.forms.pages.making import choices, kept
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import filled
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

if TYPE_CHECKING:
    from regulars.storefront.forms.content import Content
    from regulars.storefront.forms.models import Form

LANGUAGES = dict(settings.LANGUAGES)


@role("marketer")
def one(request: StaffRequest, id: int) -> HttpResponse:
    """Its figures, its snippet, and what it asks."""
    row, content = form_or_404(id)
    form = filled(Asked, request, start=asked_of(row, content))
    if request.method == "POST" and form.is_valid() and kept(request, form, form_id=id, before=content):
        return redirect("settings_form", id=id)
    more = {
        "row": row,
        "form": form,
        "figures": queries.figures()[id],
        "address": f"{settings.BASE_URL}/f/{row.handle}/",
        "snippet": snippet(row, content),
        "languages": list(LANGUAGES.items()),
        "editions": queries.editions(id),
        **choices(request, content),
    }
    return render(request, "forms/one.html", context(request, "forms", **more))


@role("marketer")
def texts(request: StaffRequest, id: int, language: str) -> HttpResponse:
    """Its words in a language."""
    row, content = form_or_404(id)
    if language not in LANGUAGES:
        raise Http404
    form = filled(Words, request, start=words_of(content.in_language(language)))
    if request.method == "POST" and form.is_valid():
        new = with_words(content, form.value(), shop=called(row.shop_id or 0), language=language)
        actor = f"staff:{request.user.pk}"
        actions.change(id, new, name=row.name, shop_id=row.shop_id or 0, actor=actor, at=clock.now())
        audit.note(request, "form.set", kind="form", id=id, detail={"language": language})
        toast(request, _("Saved."))
        return redirect("settings_form", id=id)
    more = {"row": row, "form": form, "language": LANGUAGES[language]}
    return render(request, "forms/texts.html", context(request, "forms", **more))


@role("marketer")
@require_POST
def end(request: StaffRequest, id: int) -> HttpResponse:
    """Nobody can sign up by it any more."""
    form_or_404(id)
    if actions.end(id, actor=f"staff:{request.user.pk}", at=clock.now()):
        audit.note(request, "form.ended", kind="form", id=id)
        toast(request, _("Nobody can sign up by it any more."))
    return redirect("settings_forms")


def form_or_404(form_id: int) -> "tuple[Form, Content]":
    row = queries.form(form_id)
    if row is None:
        raise Http404
    return row, queries.content(form_id, row.edition)


def snippet(row: "Form", content: "Content") -> str:
    """What is put into a shop's page; without scripts it is a link to the form's own page."""
    shop = queries.shop(row.shop_id)
    title = escape(content.in_language(shop.language if shop else "").title)
    page = f"{settings.BASE_URL}/f/{row.handle}/"
    return (
        f'<script async src="{settings.BASE_URL}/f/embed.js" data-form="{row.handle}" data-title="{title}">'
        f'</script>\n<noscript><a href="{page}">{title}</a></noscript>'
    )
