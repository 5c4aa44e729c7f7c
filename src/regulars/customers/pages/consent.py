"""What did somebody say about messages, when and how, to which words, and does all of it stand as written?"""

from typing import TYPE_CHECKING, Any

import msgspec
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from regulars import clock
from regulars.customers import proof, queries
from regulars.customers.faces import faces
from regulars.customers.words import channel_word, how_word, purpose_word
from regulars.web import audit
from regulars.web.access import role
from regulars.web.request import StaffRequest

if TYPE_CHECKING:
    from regulars.customers.models import Consent

PROVED = (
    *("id", "customer_id", "channel", "purpose", "granted", "occurred_at", "known_at", "how", "wording"),
    *("evidence", "salt", "words", "digest"),
)
"""What stands in the file: all of a statement, so that its digests can be computed anew elsewhere."""


@role("agent")
@never_cache
def history(request: StaffRequest, id: int) -> HttpResponse:
    """Every statement with its proof, the latest first."""
    members = members_or_404(id)
    broken = {one.id: one.what for one in proof.broken(members)}
    rows = [(row, in_words(row), broken.get(row.pk, "")) for row in queries.statements(members)]
    page = {
        "id": members[0],
        "face": faces(members[:1], names=True)[members[0]],
        "rows": rows,
        "broken": broken,
    }
    return render(request, "customers/consent.html", page)


@role("agent")
@never_cache
def download(request: StaffRequest, id: int) -> HttpResponse:
    """The same as JSON, with the digests and what they are made of."""
    members = members_or_404(id)
    audit.note(request, "consent.given_out", kind="customer", id=members[0])
    held = {
        "made_at": clock.now(),
        "ids": members,
        "holds": not proof.broken(members),
        "statements": [shown(row) for row in queries.statements(members).order_by("id")],
    }
    body = msgspec.json.format(msgspec.json.encode(held), indent=2)
    headers = {"Content-Disposition": f'attachment; filename="consent-{members[0]}.json"'}
    return HttpResponse(body, content_type="application/json", headers=headers)


def members_or_404(customer: int) -> list[int]:
    members = queries.members(customer)
    if not members:
        raise Http404
    return members


def in_words(row: "Consent") -> dict[str, Any]:
    return {
        "channel": channel_word(row.channel),
        "purpose": purpose_word(row.purpose),
        "how": how_word(row.how),
        "evidence": sorted(row.evidence.items()),
    }


def shown(row: "Consent") -> dict[str, Any]:
    """A statement with bytes as hexadecimal digits."""
    values = {name: getattr(row, name) for name in PROVED}
    return {name: bytes(v).hex() if isinstance(v, bytes | memoryview) else v for name, v in values.items()}
