"""What follows from what Meta tells of the store's number?"""

from collections.abc import Sequence
from datetime import datetime

from regulars.channels.cloud.actions import note_wrote
from regulars.channels.cloud.queries import CHANNEL
from regulars.channels.cloud.told import Stopped, Told, Wrote
from regulars.channels.deliverability import receipts
from regulars.channels.deliverability.receipts import Receipt
from regulars.channels.leaving import leave
from regulars.channels.texting.stopping import asks_to_stop
from regulars.customers.permission import OFFERS, PURPOSES


def take(told: Sequence[Told], *, at: datetime) -> None:
    """Note what became of messages, who wrote, and who wants no more."""
    receipts.note(CHANNEL, [one for one in told if isinstance(one, Receipt)], at=at)
    for one in told:
        match one:
            case Wrote(number, text, name, occurred_at):
                note_wrote(number, occurred_at=occurred_at, at=at)
                if word := asks_to_stop(text):
                    _leave(
                        number,
                        how="answer",
                        wording=word,
                        evidence={"provider_id": name},
                        since=occurred_at,
                        at=at,
                    )
            case Stopped(number, occurred_at):
                _leave(number, how="provider", since=occurred_at, at=at, purposes=(OFFERS,))


def _leave(
    number: str,
    *,
    how: str,
    since: datetime,
    at: datetime,
    wording: str = "",
    evidence: dict[str, str] | None = None,
    purposes: Sequence[str] = PURPOSES,
) -> None:
    leave(
        number,
        channel=CHANNEL,
        identity="phone",
        how=how,
        wording=wording,
        evidence=evidence or {},
        occurred_at=since,
        at=at,
        purposes=purposes,
    )
