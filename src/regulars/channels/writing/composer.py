"""How does somebody write a letter without seeing what mails are made of?"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.compiling import Broken
from regulars.channels.writing import actions, composing, handing, looking, queries, shelf
from regulars.channels.writing.blocks import KINDS, NotABlock, place
from regulars.channels.writing.brand import Brand
from regulars.channels.writing.composing import Sheet
from regulars.channels.writing.meant import SPOKEN, where
from regulars.channels.writing.pages import title_of
from regulars.channels.writing.review import content
from regulars.channels.writing.seeing import told
from regulars.web import stored
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast, trouble


@role("marketer")
def compose(request: StaffRequest, name: str) -> HttpResponse:
    """The composer: `do=save` keeps an edition, anything else only changes the form."""
    language, shop_id = where(request, name)
    if request.method != "POST":
        sheet = begun(request, name, language=language, shop_id=shop_id)
        return shown(request, name, sheet, language=language, shop_id=shop_id)
    sheet, do = composing.read(request.POST), request.POST.get("do", "save")
    if do == "save":
        return saved(request, name, sheet, language=language, shop_id=shop_id)
    verb, _colon, key = do.partition(":")
    done = (
        handing.with_picture(sheet, key, request=request) if verb == "upload" else composing.done(sheet, do)
    )
    return shown(request, name, done, language=language, shop_id=shop_id, whole=False)


def saved(request: StaffRequest, name: str, sheet: Sheet, *, language: str, shop_id: int) -> HttpResponse:
    """Keep an edition, or say beside its place what is wrong: nothing that was typed is lost."""
    try:
        refuse_heavy(sheet)
        edition = actions.save_text(
            name,
            sheet.content(),
            language=language,
            shop_id=shop_id,
            after=sheet.after,
            who=request,
            at=clock.now(),
        )
    except Refused as refused:
        sheet = refused.sheet
    except (Broken, NotABlock) as error:
        sheet = blamed(sheet, error)
    except actions.Overtaken as overtaken:
        sheet = after(sheet, overtaken)
    else:
        toast(request, _("Saved as edition %(n)s. What waits keeps the text that it has.") % {"n": edition})
        kept = {"language": language, "saved": f"{language}.{shop_id}", **asked_person(request)}
        return redirect(f"{reverse('letter', args=[name])}?{urlencode(kept)}")
    return shown(request, name, sheet, language=language, shop_id=shop_id)


@role("marketer")
@require_POST
def withdraw(request: StaffRequest, name: str) -> HttpResponse:
    """Go back to the gallery's text."""
    language, shop_id = where(request, name)
    try:
        actions.withdraw_text(name, language=language, shop_id=shop_id, who=request, at=clock.now())
    except actions.LastText:
        trouble(request, _("This letter has no other text: without this one nothing could be sent."))
    else:
        toast(request, _("The gallery’s text holds again. Yours stays among the editions."))
    return redirect("letter", name)


class Refused(ValueError):
    """What is in the form isn't kept."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        super().__init__("refused")


def after(sheet: Sheet, overtaken: actions.Overtaken) -> Sheet:
    """The form of somebody who was overtaken: what they wrote, and what they know now."""
    words = _(
        "Somebody saved edition %(n)s while you wrote. Nothing of yours is lost: look at theirs below, or "
        "save again, and yours is the newest."
    )
    known = replace(sheet, after=overtaken.edition)
    return known.blaming(words % {"n": overtaken.edition})


def asked_person(request: StaffRequest) -> dict[str, str]:
    """With whose data the letter is looked at, as an address names them."""
    person = request.GET.get("person") or request.POST.get("person") or ""
    return {"person": person} if person.isdecimal() else {}


def refuse_heavy(sheet: Sheet) -> None:
    """Look at the pictures before they are kept. Raises Refused."""
    blocks = tuple(card.block for card in sheet.cards)
    for found in looking.pictures(blocks):
        if found.level == "refuse":
            sheet = sheet.blaming(f"{found.says} {found.mend}", block=found.block)
    if any(card.trouble for card in sheet.cards):
        raise Refused(sheet)


def begun(request: StaffRequest, name: str, *, language: str, shop_id: int) -> Sheet:
    """What the composer begins with: the text as it is, or an earlier edition."""
    edition, known = (
        request.GET.get("edition", ""),
        queries.newest_of(name, language=language, shop_id=shop_id),
    )
    row = queries.text(name, edition=int(edition)) if edition.isdecimal() and len(edition) < 9 else None
    if row and not row.withdrawn:
        made = actions.Content(
            subject=row.subject, preview=row.preview, short=row.short, blocks=shelf.blocks_of(row)
        )
        return composing.sheet_of(made, after=known)
    return composing.sheet_of(content(name, language=language, shop_id=shop_id), after=known)


def blamed(sheet: Sheet, error: Broken | NotABlock) -> Sheet:
    """The form with what is wrong beside its place."""
    if isinstance(error, NotABlock):
        return sheet.blaming(told(error), block=error.number)
    if error.part == "body" and error.line:
        number, line = place([card.block for card in sheet.cards], error.line)
        words = _("Line %(line)s, column %(column)s: %(why)s")
        detail = {"line": line, "column": error.column, "why": error.says}
        return sheet.blaming(words % detail, block=number)
    return sheet.blaming(told(error), part=error.part)


def shown(
    request: StaffRequest, name: str, sheet: Sheet, *, language: str, shop_id: int, whole: bool = True
) -> HttpResponse:
    """The composer's page; for htmx the form alone."""
    context: dict[str, Any] = {
        "name": name,
        "title": title_of(name),
        "sheet": sheet,
        "language": language,
        "spoken": SPOKEN,
        "shop_id": shop_id,
        "shops": queries.shops(),
        "kinds": [(kind, composing.LABELS[kind]) for kind in KINDS],
        "targets": composing.targets(shelf.kind_of(name).link),
        "fields": composing.FIELDS.items(),
        "conditions": composing.CONDITIONS.items(),
        "segments": composing.SEGMENTS.items(),
        "brand": stored.load(Brand),
        **asked_person(request),
    }
    if request.htmx and not whole:
        return render(request, "writing/sheet.html", context)
    history = queries.history(name, shop_id=shop_id, language=language)
    authors = queries.authors(history)
    context["history"] = [(row, authors.get(row.made_by, "")) for row in history]
    return render(request, "writing/compose.html", context)
