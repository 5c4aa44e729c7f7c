"""Which networks confirmed that somebody who was erased is off their lists?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext

from regulars.capabilities.audiences.words import network_word
from regulars.customers.timeline import Entry, Source
from regulars.sql import statement

CONFIRMED = statement(__file__, "timeline_confirmed")


def confirmed(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for event_id, moment, network in CONFIRMED.rows(members=list(members), at=at, id=id, limit=limit):
        yield Entry(
            kind="ad_erasure",
            id=event_id,
            at=moment,
            title=gettext("%(network)s took them off its list") % {"network": network_word(network)},
            about={"network": network},
        )


SOURCES = (Source("ad_erasure", confirmed),)
