"""Which messages did somebody open, and which links did they follow?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from regulars.channels.pages.messages import titled
from regulars.customers.timeline import Entry, Source
from regulars.sql import statement

CLICKS = statement(__file__, "timeline_clicks")
OPENED = "message.opened"


def clicks(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """What people did themselves; what scanners do stands on the message's page alone."""
    for row in CLICKS.rows(members=list(members), at=at, id=id, limit=limit):
        event_id, moment, name, send_id, template, url = row
        told = {"message": titled(template)}
        opened = gettext("%(message)s: opened") % told
        yield Entry(
            kind="click",
            id=event_id,
            at=moment,
            title=opened if name == OPENED else gettext("%(message)s: followed a link") % told,
            says=url,
            tone="tone-good",
            link=reverse("message", args=[send_id]),
            about={"message": str(send_id), "url": url},
        )


SOURCES = (Source("click", clicks),)
