"""What follows from what an SMSC has for us?"""

from collections.abc import Sequence
from datetime import datetime

from regulars.channels.deliverability import receipts
from regulars.channels.smpp.pdu import Came
from regulars.channels.smpp.receipts import number_of, receipt_of, text_of
from regulars.channels.texting import queries
from regulars.channels.texting.answers import heard


def take(came: Sequence[Came], *, at: datetime) -> None:
    """Note what became of texts, and hear who wants no more."""
    told = [receipt_of(each, at=at) for each in came if each.is_receipt]
    receipts.note(queries.CHANNEL, [receipt for receipt in told if receipt], at=at)
    for answer in (each for each in came if not each.is_receipt):
        if number := number_of(answer):
            heard(number, text_of(answer), provider_id="", at=at)
