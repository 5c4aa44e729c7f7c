"""What follows from what Meta tells of the store's number?"""

from collections.abc import Sequence
from datetime import datetime

from regulars.channels.cloud.actions import note_wrote
from regulars.channels.cloud.queries import CHANNEL
from regulars.channels.cloud.told import Stopped, Told, Wrote
from regulars.channels.deliverability import receipts
from regulars.channels.deliverability.receipts import Receipt
from regulars.channels.leaving import No, leave
from regulars.channels.texting.stopping import asks_to_stop
from regulars.customers.permission import OFFERS


def take(told: Sequence[Told], *, at: datetime) -> None:
    """Note what became of messages, who wrote, and who wants no more."""
    receipts.note(CHANNEL, [one for one in told if isinstance(one, Receipt)], at=at)
    for one in told:
        match one:
            case Wrote(number, text, _name, occurred_at):
                note_wrote(number, occurred_at=occurred_at, at=at)
                if word := asks_to_stop(text):
                    leave(answered(one, word), channel=CHANNEL, identity="phone", at=at)
            case Stopped(number, occurred_at):
                no = No(address=number, occurred_at=occurred_at, how="provider", purposes=(OFFERS,))
                leave(no, channel=CHANNEL, identity="phone", at=at)


def answered(wrote: Wrote, word: str) -> No:
    """The no that somebody wrote."""
    proof = {"provider_id": wrote.name}
    return No(address=wrote.number, occurred_at=wrote.occurred_at, how="answer", wording=word, evidence=proof)
