"""What does a deliver_sm tell of a text of ours, or does somebody answer?

An SMSC's receipt says so in its optional fields, or in a text of the form that SMPP 3.4 shows in appendix B:
`id:42 sub:001 dlvrd:001 submit date:... done date:... stat:DELIVRD err:000 text:...`.
"""

import re
from datetime import datetime

from regulars.channels.deliverability.receipts import Receipt
from regulars.channels.smpp.pdu import GSM_DEFAULT, MESSAGE_STATE, RECEIPTED_ID, UCS_2, UDHI, Came
from regulars.channels.texting import rules

ID = re.compile(r"\bid:\s*([^\s]+)", re.IGNORECASE)
STATE = re.compile(r"\bstat:\s*([A-Za-z]+)", re.IGNORECASE)
ERROR = re.compile(r"\berr:\s*([0-9A-Fa-f]+)", re.IGNORECASE)
STATES = {2: "DELIVRD", 3: "EXPIRED", 4: "DELETED", 5: "UNDELIV", 6: "ACCEPTD", 7: "UNKNOWN", 8: "REJECTD"}
"""message_state (5.2.28) by the words of appendix B."""
FAILED = frozenset({"EXPIRED", "DELETED", "UNDELIV", "REJECTD"})


def receipt_of(came: Came, *, at: datetime) -> Receipt | None:
    """What became of a text; None of a step on the way.

    Whether a number is gone, each SMSC says in its own way: nothing is taken for gone here.
    """
    text = came.text.decode("latin-1")
    name = came.options.get(RECEIPTED_ID, b"").rstrip(b"\0").decode("ascii", "replace") or _found(ID, text)
    number = came.options.get(MESSAGE_STATE, b"")
    state = STATES.get(number[0], "") if number else _found(STATE, text).upper()
    if not name or (state not in FAILED and state != "DELIVRD"):
        return None
    return Receipt(
        kind="delivered" if state == "DELIVRD" else "bounced",
        occurred_at=at,
        provider_id=name,
        detail=" ".join(filter(None, (state, _found(ERROR, text)))),
    )


def text_of(came: Came) -> str:
    """What somebody answered."""
    raw = came.text
    if came.esm_class & UDHI and raw:
        raw = raw[1 + raw[0] :]
    if came.data_coding == UCS_2:
        return rules.decoded(raw, alphabet="UCS-2")
    if came.data_coding == GSM_DEFAULT:
        return rules.decoded(raw, alphabet="GSM-7")
    return raw.decode("latin-1")


def number_of(came: Came) -> str:
    """Who answered, in E.164."""
    digits = came.source.removeprefix("+").removeprefix("00")
    return f"+{digits}" if digits.isdecimal() else ""


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""
