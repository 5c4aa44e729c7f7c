"""How does somebody who signed up fetch what a form gives?"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from regulars import clock
from regulars.storefront.forms import gifts, queries
from regulars.storefront.forms.actions import entries
from regulars.web.access import public

HARMLESS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@public
@never_cache
@require_safe
def fetch(request: HttpRequest, token: str) -> HttpResponse:
    """The file, or the way to where the link leads; who only looks whether it is there isn't counted."""
    entry_id, at = gifts.entry_of(token, at=clock.wall()), clock.now()
    entry = queries.entry(entry_id) if entry_id else None
    gift = queries.content(entry.form_id, entry.edition).gift if entry else None
    if entry is None or gift is None:
        return render(request, "preferences/unknown.html", status=404)
    if request.method == "GET":
        entries.note_download(entry, at=at)
    if gift.file_id is None:
        return HttpResponseRedirect(gift.url, headers=HARMLESS)
    return served(gift.file_id)


def served(file_id: int) -> HttpResponse:
    """A file as an attachment: no browser shows it as a page of ours."""
    file = queries.file(file_id)
    assert file is not None, "an edition's file stays"  # noqa: S101 for mypy
    named = content_disposition_header(True, file.name) or "attachment"  # noqa: FBT003 Django's own
    headers = {**HARMLESS, "Content-Disposition": named}
    return HttpResponse(bytes(file.body), content_type=file.kind, headers=headers)
