"""What follows from an answer to a text?

STOP withdraws the consent to texts, for offers and for news, with the word as it was said. Nothing gives it
back by itself: START is a wish to be asked again, no consent to a wording that nobody was shown.
"""

from datetime import datetime

from regulars.channels.leaving import No, leave
from regulars.channels.texting import queries
from regulars.channels.texting.stopping import asks_to_stop


def heard(sender: str, text: str, *, provider_id: str, at: datetime, stops: bool = False) -> bool:
    """Take an answer in; whether it asked us to stop.

    sender: the number in E.164. stops: the provider itself took it for a stop.
    """
    word = asks_to_stop(text) or ("stop" if stops else "")
    if not word:
        return False
    no = No(address=sender, occurred_at=at, how="answer", wording=word, evidence={"provider_id": provider_id})
    leave(no, channel=queries.CHANNEL, identity="phone", at=at)
    return True
