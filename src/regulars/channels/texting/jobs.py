"""When is an SMSC asked for receipts and answers while nothing is sent?"""

import logging

from procrastinate.contrib.django import app

from regulars.channels.smpp.line import SmppLine
from regulars.channels.smpp.session import Broken, NotBound
from regulars.channels.sms import CHANNEL
from regulars.channels.texting import queries

log = logging.getLogger(__name__)
SILENCE_SECONDS = 1.0


@app.periodic(cron="* * * * *")
@app.task(name="texting.listen", queueing_lock="texting.listen")
def listen(timestamp: int) -> None:  # noqa: ARG001 the schedule passes it; the store's clock counts
    """Take in what the SMSC keeps for us; a provider by HTTP calls us by itself."""
    account = queries.account()
    if account is None or account.way != "smpp":
        return
    with CHANNEL.open() as line:
        if not isinstance(line, SmppLine):
            return
        try:
            line.bound().listen(seconds=SILENCE_SECONDS)
        except (NotBound, Broken) as silent:
            log.warning("The SMSC told nothing: %s", silent)
