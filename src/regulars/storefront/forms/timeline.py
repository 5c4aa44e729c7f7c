"""Which forms did somebody sign up by, and what did they fetch?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext

from regulars.customers.timeline import Entry, Source
from regulars.sql import statement

ENTRIES = statement(__file__, "timeline_entries")
DOWNLOADS = statement(__file__, "timeline_downloads")


def entries(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """Entries that were confirmed, by the moment of that."""
    for entry_id, moment, name in ENTRIES.rows(members=list(members), at=at, id=id, limit=limit):
        yield Entry(
            kind="signed_up",
            id=entry_id,
            at=moment,
            title=gettext("Signed up by a form"),
            says=name,
            tone="tone-good",
        )


def downloads(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for download_id, moment, name in DOWNLOADS.rows(members=list(members), at=at, id=id, limit=limit):
        yield Entry(
            kind="downloaded",
            id=download_id,
            at=moment,
            title=gettext("Fetched what a form gives"),
            says=name,
        )


SOURCES = (Source("signed_up", entries), Source("downloaded", downloads))
