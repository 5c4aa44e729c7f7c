"""How does the owner let the shop's own page tell what visitors do, and see that it does?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.visits import host_of
from regulars.connectors.event_clients import proof
from regulars.connectors.event_clients.actions import make_key
from regulars.storefront import choices, hearing, queries, snippets
from regulars.storefront.served import newest
from regulars.web import audit
from regulars.web.access import role
from regulars.web.forms import DataForm, ask, filled
from regulars.web.pages.settings import context
from regulars.web.pieces import Empty
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

if TYPE_CHECKING:
    from regulars.business.models import Shop

LOCAL = ("http://localhost", "http://127.")
CONSENTS = [
    ("ask", gettext_lazy("Once a visitor allows it, as the law of the EU and the UK asks for")),
    ("notice", gettext_lazy("At once, until a visitor objects, where the law is content with that")),
]
NO_SHOP = Empty(
    title=gettext_lazy("No shop yet"),
    says=gettext_lazy("Add your shop or connect it; then its page can tell what visitors do."),
)


@dataclass(frozen=True)
class PageForm:
    """A shop's page as a form asks for it."""

    begins: str = ask(gettext_lazy("When it begins"), kind="radio", choices=CONSENTS, default="ask")
    recognises: bool = ask(
        gettext_lazy("Recognise who comes by a link of our mails"),
        help=gettext_lazy(
            "Links to the shop then carry a signed word that says whose mail it was. It counts only for "
            "those who allow the script, and for 60 days. Say so in your privacy notice."
        ),
        default=False,
    )


@role("owner")
def index(request: StaffRequest) -> HttpResponse:
    """The shops whose pages may tell; the only one at once."""
    shops = queries.shops()
    if len(shops) == 1:
        return redirect("settings_page_shop", shop_id=shops[0].pk)
    rows = [(each, queries.key_of(each.pk)) for each in shops]
    more = {"rows": rows, "none_yet": NO_SHOP}
    return render(request, "storefront/pages.html", context(request, "page", **more))


@role("owner")
def shop(request: StaffRequest, shop_id: int) -> HttpResponse:
    """One shop's page: what was heard of it, what was chosen, and what to put into the shop."""
    found, at = shop_or_404(shop_id), clock.now()
    chosen = choices.of_shop(shop_id, url=found.url)
    start = PageForm("ask" if chosen.asks else "notice", chosen.recognises)
    form = filled(PageForm, request, start=start)
    if request.method == "POST" and form.is_valid() and kept(request, found, form=form):
        toast(request, _("Saved."))
        return redirect("settings_page_shop", shop_id=shop_id)
    more = {
        "shop": found,
        "form": form,
        "address": settings.BASE_URL,
        "is_local": settings.BASE_URL.startswith(LOCAL),
        "heard": heard_of(found),
        "in_vain": queries.searched_in_vain(shop_id, at=at),
        "broken": queries.broken_scripts(shop_id, at=at),
        **shown(found),
    }
    return render(request, "storefront/page.html", context(request, "page", **more))


@role("owner")
@require_POST
def begin(request: StaffRequest, shop_id: int) -> HttpResponse:
    """Make the key with which the page tells."""
    found = shop_or_404(shop_id)
    if queries.key_of(shop_id) is None:
        with transaction.atomic():
            actor, at = f"staff:{request.user.pk}", clock.now()
            make_key(shop_id, kind="browser", name=queries.KEY_NAME, actor=actor, at=at)
            audit.note(request, "page.begun", kind="shop", id=shop_id, detail={"name": found.name})
    return redirect("settings_page_shop", shop_id=shop_id)


@role("owner")
def heard(request: StaffRequest, shop_id: int) -> HttpResponse:
    """The live check alone."""
    found = shop_or_404(shop_id)
    return render(request, "storefront/heard.html", {"shop": found, "heard": heard_of(found)})


@role("owner")
def download(request: StaffRequest, shop_id: int, name: str) -> HttpResponse:
    """A file for the shop, with its key in it."""
    values = values_of(shop_or_404(shop_id))
    wanted = snippets.file_named(name)
    if wanted is None or values is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{wanted.name}"'}
    return HttpResponse(wanted.text(values), content_type="text/plain; charset=utf-8", headers=headers)


def shop_or_404(shop_id: int) -> "Shop":
    found = queries.shop(shop_id)
    if found is None:
        raise Http404
    return found


def kept(request: StaffRequest, found: "Shop", *, form: DataForm[PageForm]) -> bool:
    """Keep what was chosen; False where it can't be, which the form says."""
    asked = form.value()
    if asked.recognises and not host_of(found.url):
        form.add_error("recognises", _("Enter the shop’s address under Shops first: links are known by it."))
        return False
    with transaction.atomic():
        new = choices.Choices(asks=asked.begins == "ask", recognises=asked.recognises)
        choices.choose(new, shop_id=found.pk, url=found.url, at=clock.wall())
        detail = {"fields": form.changed_data}
        audit.note(request, "page.changed", kind="shop", id=found.pk, detail=detail)
    return True


def heard_of(found: "Shop") -> dict[str, object] | None:
    """What the live check shows; None before the page has a key."""
    key, at = queries.key_of(found.pk), clock.now()
    if key is None:
        return None
    told = queries.heard(found.pk, at=at)
    return {
        "ago": hearing.ago(told.last_at, at=at) if told.last_at else "",
        "words": hearing.in_words(told.counts),
        "last": key.last_used_at,
    }


def shown(found: "Shop") -> dict[str, object]:
    """What to put into the shop, its own kind first."""
    key, values = queries.key_of(found.pk), values_of(found)
    if key is None or values is None:
        return {"kinds": []}
    own = snippets.kind_of(found.kind)
    kinds = sorted(snippets.KINDS, key=lambda kind: kind is not own)
    rows = [(kind, kind is own, [(each.name, each.text(values)) for each in kind.files]) for kind in kinds]
    more = [(each.name, each.text(values)) for each in snippets.ON_SCREEN]
    return {"kinds": rows, "more": more, "proof": values.proof}


def values_of(found: "Shop") -> snippets.Values | None:
    """What stands in this shop's snippets; None before the page has a key."""
    key = queries.key_of(found.pk)
    if key is None:
        return None
    return snippets.Values(
        address=settings.BASE_URL,
        script=newest(),
        key=key.handle,
        proof=proof.opened(key.proof_secret),
        asks=choices.of_shop(found.pk, url=found.url).asks,
    )
