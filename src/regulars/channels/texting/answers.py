"""What follows from an answer to a text?

STOP withdraws the consent to texts, for offers and for news, with the word as it was said. Nothing gives it
back by itself: START is a wish to be asked again, no consent to a wording that nobody was shown.
"""

from datetime import datetime

from regulars.channels.texting import queries
from regulars.channels.texting.stopping import asks_to_stop
from regulars.customers.actions import consent
from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.permission import PURPOSES


def heard(sender: str, text: str, *, provider_id: str, at: datetime, stops: bool = False) -> bool:
    """Take an answer in; whether it asked us to stop.

    sender: the number in E.164. stops: the provider itself took it for a stop.
    """
    word = asks_to_stop(text) or ("stop" if stops else "")
    if not word:
        return False
    people = queries.customers_at(sender)
    said = [
        consent.Statement(
            customer_id=customer,
            channel=queries.CHANNEL,
            purpose=purpose,
            granted=False,
            occurred_at=at,
            how="answer",
            wording=word,
            evidence={"provider_id": provider_id},
        )
        for customer in people
        for purpose in PURPOSES
    ]
    consent.state(said, actor="customer", at=at)
    if not people:
        suppress([_unknown(sender, at=at)], actor="customer", at=at)
    return True


def _unknown(sender: str, *, at: datetime) -> Block:
    """Whoever it is, a no to nobody's consent holds for the number."""
    return Block(channel=queries.CHANNEL, address=sender, reason="asked", since=at)
