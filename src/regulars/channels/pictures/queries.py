"""Which pictures are there, and under which address is each shown?"""

import re
from dataclasses import dataclass

from django.conf import settings

from regulars.channels.pictures.models import Picture

ADDRESS = re.compile(r"/pictures/([0-9a-f]{32})\.(?:jpeg|png)$")


@dataclass(frozen=True, slots=True)
class Known:
    """A picture of ours. size: in bytes."""

    kind: str
    size: int


def url_of(digest: str, *, kind: str) -> str:
    """The address that stands in letters."""
    return f"{settings.BASE_URL}/pictures/{digest}.{kind}"


def picture(digest: str) -> Picture | None:
    return Picture.objects.filter(pk=digest).first()


def path_of(url: str) -> str:
    """Where a page of ours finds a picture of ours; '' of any other address."""
    found = ADDRESS.search(url) if url.startswith(f"{settings.BASE_URL}/pictures/") else None
    return found[0] if found else ""


def known(url: str) -> Known | None:
    """What is shown under an address of ours; None under any other, and where nothing is."""
    found = ADDRESS.fullmatch(path_of(url))
    row = picture(found[1]) if found else None
    return Known(row.kind, len(row.body)) if row else None
