"""What did plays decide about somebody, also when the answer was no, and did they reach the goal?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from django.utils.translation import gettext

from regulars.customers.timeline import Entry, Source
from regulars.engine import reasons
from regulars.sql import statement

DECISIONS = statement(__file__, "timeline_decisions")
GOALS = statement(__file__, "timeline_goals")


def decisions(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for row in DECISIONS.rows(members=list(members), at=at, id=id, limit=limit):
        decision_id, decided_at, play, arm, reason, detail = row
        held = reason != "enrolled"
        because = reasons.said(reason, detail=msgspec.json.decode(detail) if detail else None)
        yield Entry(
            kind="decision",
            id=decision_id,
            at=decided_at,
            title=gettext("Play %(play)s: %(reason)s") % {"play": play, "reason": reasons.short(reason)},
            says=because if held else "",  # a yes has no more to say than its title
            held=held,
            about={"decision": str(decision_id), "play": play, "arm": arm, "reason": reason},
        )


def goals(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for enrolment_id, goal_at, play, arm in GOALS.rows(members=list(members), at=at, id=id, limit=limit):
        left_alone = gettext("Without any message: they are in the control group.")
        yield Entry(
            kind="goal",
            id=enrolment_id,
            at=goal_at,
            title=gettext("Reached the goal of play %(play)s") % {"play": play},
            says=left_alone if arm == "held_out" else "",
            tone="tone-good",
            about={"enrolment": str(enrolment_id), "play": play, "arm": arm},
        )


SOURCES = (Source("decision", decisions), Source("goal", goals))
