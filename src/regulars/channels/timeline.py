"""What was somebody written, what waits for them, and what was held back?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from regulars.channels.pages.messages import titled
from regulars.channels.reasons import STATES, TONES, reason
from regulars.customers.timeline import Entry, Source
from regulars.sql import statement

MESSAGES = statement(__file__, "timeline_messages")


def messages(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for row in MESSAGES.rows(members=list(members), at=at, id=id, limit=limit):
        send_id, moment, template, channel, state, why, play, subject = row
        told = {"message": titled(template), "state": str(STATES.get(state, state))}
        yield Entry(
            kind="message",
            id=send_id,
            at=moment,
            title=gettext("%(message)s: %(state)s") % told,
            says=reason(why) if why else "",
            personal=subject,
            tone=TONES.get(state, ""),
            held=state == "skipped",
            link=reverse("message", args=[send_id]),
            about={"message": str(send_id), "channel": channel, "state": state, "play": play},
        )


SOURCES = (Source("message", messages),)
