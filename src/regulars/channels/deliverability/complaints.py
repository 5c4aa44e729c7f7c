"""Do so many people complain of a domain's mails that offers have to stop?

Looked at whenever somebody complains.
"""

from collections.abc import Iterable
from datetime import datetime

from regulars.channels.deliverability import actions, queries
from regulars.channels.deliverability.restraint import MOST_COMPLAINTS, WINDOW, is_too_many


def look(domains: Iterable[str], *, at: datetime) -> list[str]:
    """Pause those of these domains of which too many people complained; which those are."""
    paused = []
    for domain in sorted(set(domains)):
        complaints, accepted = queries.complained_of(
            domain, since=at - WINDOW, each=MOST_COMPLAINTS.denominator
        )
        too_many = is_too_many(complaints, accepted=accepted)
        if too_many and actions.pause(domain, complaints=complaints, accepted=accepted, at=at):
            paused.append(domain)
    return paused
