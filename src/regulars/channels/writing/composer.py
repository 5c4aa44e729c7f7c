"""How does somebody write a letter without seeing what mails are made of?"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels import letters
from regulars.channels.compiling import Broken
from regulars.channels.letters import Letter, Unwritable
from regulars.channels.pages.messages import framed
from regulars.channels.sample import languages, written
from regulars.channels.writing import actions, composing, handing, looking, queries, shelf
from regulars.channels.writing.blocks import KINDS, NotABlock, place
from regulars.channels.writing.brand import Brand
from regulars.channels.writing.composing import Sheet
from regulars.channels.writing.pages import asked_subject, lit, title_of
from regulars.channels.writing.review import content
from regulars.web import stored
from regulars.web.access import role
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

SPOKEN = ("en", "lv", "bg", "ru")


@role("marketer")
def compose(request: StaffRequest, name: str) -> HttpResponse:
    """The composer: `do=save` keeps an edition, anything else only changes the form."""
    language, shop_id = where(request, name)
    if request.method != "POST":
        sheet = begun(request, name, language=language, shop_id=shop_id)
        return shown(request, name, sheet, language=language, shop_id=shop_id)
    sheet, do = composing.read(request.POST), request.POST.get("do", "save")
    if do.startswith("upload:"):
        sheet = handing.with_picture(sheet, do.removeprefix("upload:"), request=request)
        return shown(request, name, sheet, language=language, shop_id=shop_id, whole=False)
    if do != "save":
        return shown(
            request, name, composing.done(sheet, do), language=language, shop_id=shop_id, whole=False
        )
    try:
        refuse_heavy(sheet)
        edition = actions.save_text(
            name, sheet.content(), language=language, shop_id=shop_id, who=request, at=clock.now()
        )
    except Refused as refused:
        return shown(request, name, refused.sheet, language=language, shop_id=shop_id)
    except (Broken, NotABlock) as error:
        return shown(request, name, blamed(sheet, error), language=language, shop_id=shop_id)
    toast(request, _("Saved as edition %(n)s. What waits keeps the text that it has.") % {"n": edition})
    return redirect("letter", name)


@role("marketer")
@require_POST
def look(request: StaffRequest, name: str) -> HttpResponse:
    """What is in the form as somebody would get it, for the frame beside it."""
    language, _shop_id = where(request, name)
    subject, _address = asked_subject(request)
    try:
        made = bound(composing.read(request.POST), name, language=language)
        letter = written(made, subject=subject, at=clock.now()).letter
    except (Broken, NotABlock, Unwritable) as error:
        words = _("It can’t be shown yet: %(why)s") % {"why": told(error)}
        return framed(f"<p style='font: 16px sans-serif; padding: 16px'>{escape(words)}</p>")
    return framed(lit(letter.html, dark=request.POST.get("dark") == "1"))


@role("marketer")
@require_POST
def withdraw(request: StaffRequest, name: str) -> HttpResponse:
    """Go back to the gallery's text."""
    language, shop_id = where(request, name)
    actions.withdraw_text(name, language=language, shop_id=shop_id, who=request, at=clock.now())
    toast(request, _("The gallery’s text holds again. Yours stays among the editions."))
    return redirect("letter", name)


class Refused(ValueError):
    """What is in the form isn't kept."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        super().__init__("refused")


def refuse_heavy(sheet: Sheet) -> None:
    """Look at the pictures before they are kept. Raises Refused."""
    blocks = tuple(card.block for card in sheet.cards)
    for found in looking.pictures(blocks):
        if found.level == "refuse":
            sheet = sheet.blaming(f"{found.says} {found.mend}", block=found.block)
    if any(card.trouble for card in sheet.cards):
        raise Refused(sheet)


def where(request: StaffRequest, name: str) -> tuple[str, int]:
    """Which text is meant: its language, and its shop. Http404 where there is no such letter."""
    if name not in shelf.catalogue():
        raise Http404
    language = request.GET.get("language") or request.POST.get("language") or queries.language()
    shop = request.GET.get("shop") or request.POST.get("shop") or ""
    known = {row.pk for row in queries.shops()}
    shop_id = int(shop) if shop.isdecimal() and len(shop) < 19 and int(shop) in known else shelf.EVERY_SHOP
    return (language if language in {*SPOKEN, *languages(name)} else letters.FALLBACK), shop_id


def begun(request: StaffRequest, name: str, *, language: str, shop_id: int) -> Sheet:
    """What the composer begins with: the text as it is, or an earlier edition."""
    edition = request.GET.get("edition", "")
    row = queries.text(name, edition=int(edition)) if edition.isdecimal() and len(edition) < 9 else None
    if row and not row.withdrawn:
        made = actions.Content(
            subject=row.subject, preview=row.preview, short=row.short, blocks=shelf.blocks_of(row)
        )
        return composing.sheet_of(made)
    return composing.sheet_of(content(name, language=language, shop_id=shop_id))


def bound(sheet: Sheet, name: str, *, language: str) -> Letter:
    """What is in the form, compiled. Raises Broken and NotABlock."""
    own = shelf.Own(name, shelf.kind_of(name), language, sheet.content().text())
    return letters.bound(
        own.text,
        name=name,
        language=language,
        kind=own.kind,
        frame=own.frame,
        brand=stored.load(Brand),
    )


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


def told(error: Exception) -> str:
    if isinstance(error, NotABlock):
        return _("Something is missing in this block, or its address is none.")
    return str(error)


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
        "targets": composing.TARGETS.items(),
        "fields": composing.FIELDS.items(),
        "conditions": composing.CONDITIONS.items(),
        "segments": composing.SEGMENTS.items(),
        "brand": stored.load(Brand),
    }
    if request.htmx and not whole:
        return render(request, "writing/sheet.html", context)
    history = queries.history(name, shop_id=shop_id, language=language)
    authors = queries.authors(history)
    context["history"] = [(row, authors.get(row.made_by, "")) for row in history]
    return render(request, "writing/compose.html", context)
