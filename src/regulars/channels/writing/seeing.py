"""How does a letter look that somebody is writing: as a mail, as plain text, and as the MJML it becomes?"""

from django.http import HttpResponse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels import compiling, letters
from regulars.channels.compiling import Broken
from regulars.channels.letters import Unwritable
from regulars.channels.pages.messages import framed
from regulars.channels.sample import written
from regulars.channels.writing import composing, shelf
from regulars.channels.writing.blocks import NotABlock
from regulars.channels.writing.brand import Brand
from regulars.channels.writing.meant import where
from regulars.channels.writing.pages import asked_subject, lit
from regulars.channels.writing.shelf import Own
from regulars.web import stored
from regulars.web.access import role
from regulars.web.request import StaffRequest

AS_WRITTEN = (
    "<meta name=color-scheme content='light'>"
    "<pre style='font: 14px/1.5 ui-monospace, monospace; padding: 16px; white-space: pre-wrap'>{}</pre>"
)
CANT = "<p style='font: 16px/1.5 sans-serif; padding: 16px'>{}</p>"


@role("marketer")
@require_POST
def look(request: StaffRequest, name: str) -> HttpResponse:
    """What is in the form as somebody would get it, for the frame beside it; `as`: html, text or mjml."""
    language, _shop_id = where(request, name)
    try:
        text = composing.read(request.POST).content().text()
        return framed(seen(request, Own(name, shelf.kind_of(name), language, text)))
    except (Broken, NotABlock, Unwritable) as error:
        return framed(CANT.format(escape(_("It can’t be shown yet: %(why)s") % {"why": told(error)})))


def seen(request: StaffRequest, own: Own) -> str:
    """As HTML. Raises Broken and Unwritable."""
    brand, wanted = stored.load(Brand), request.POST.get("as", "html")
    made = letters.bound(
        own.text, name=own.name, language=own.language, kind=own.kind, frame=own.frame, brand=brand
    )
    if wanted == "mjml":
        dress = letters.dress_of(language=own.language, frame=own.frame, brand=brand)
        return AS_WRITTEN.format(escape(compiling.page_of(own.text, dress=dress).mjml))
    letter = written(made, subject=asked_subject(request), at=clock.now()).letter
    if wanted == "text":
        return AS_WRITTEN.format(escape(letter.text))
    return lit(letter.html, dark=request.POST.get("dark") == "1")


def told(error: Exception) -> str:
    """What is wrong, to whoever writes."""
    if isinstance(error, NotABlock):
        return _("Something is missing in this block, or its address is none.")
    return str(error)
