"""How does a text leave by an SMSC, and what does each of its answers mean?

SMPP 3.4, 5.1.3 for the errors. A text of several parts is several messages there: once one of them was taken,
the text as a whole may have arrived in part, so that it isn't tried again by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from regulars.channels.channel import Accepted, Down, Outcome, Parcel, Rejected, TryLater, Unsure
from regulars.channels.smpp import pdu
from regulars.channels.smpp.pdu import Came, Pdu
from regulars.channels.smpp.session import Broken, NotBound, Session
from regulars.channels.texting.account import Account
from regulars.channels.texting.rules import MOST_PARTS, encoded, measured
from regulars.channels.texting.writing import text_of

THROTTLED = frozenset({0x14, 0x58})
"""ESME_RMSGQFUL, ESME_RTHROTTLED."""
AILS = frozenset({0x08, 0x64})
"""ESME_RSYSERR, ESME_RX_T_APPN."""
US = frozenset({0x02, 0x03, 0x04, 0x0A, 0x0D, 0x0E, 0x0F, 0x15, 0x48, 0x49, 0x53})
"""The command, bind, sender, password, system id or type: what is wrong with every text."""

Listener = Callable[[Sequence[Came]], None]


@dataclass(slots=True)
class SmppLine:
    """A way to an SMSC, bound when the first text comes. heard: takes what came in, at the end."""

    account: Account
    heard: Listener
    session: Session | None = field(default=None)

    def deliver(self, parcel: Parcel) -> Outcome:
        text = text_of(parcel, by=self.account)
        if not text:
            return Rejected("the letter has no short form")
        bodies = submits(text, to=parcel.to, source=self.account.sender, reference=parcel.key.int)
        if len(bodies) > MOST_PARTS:
            return Rejected(f"the text has {len(bodies)} parts; at most {MOST_PARTS} are sent")
        try:
            session = self.bound()
        except NotBound as refused:
            problem = "provider_silent" if refused.status is None else "provider_refuses_us"
            return Down("provider_ails" if refused.status in AILS else problem, str(refused))
        return self._submitted(bodies, session)

    def bound(self) -> Session:
        """The session, anew where there is none. Raises NotBound."""
        if self.session is None:
            self.session = Session(
                host=self.account.host,
                port=self.account.port,
                tls=self.account.security == "tls",
                system_id=self.account.user,
                password=self.account.password,
                system_type=self.account.system_type,
            )
        return self.session

    def close(self) -> None:
        """Hand on what came in, then acknowledge it: what wasn't written down comes again."""
        if self.session is None:
            return
        try:
            if self.session.kept:
                self.heard([came for _sequence, came in self.session.kept])
                self.session.acknowledge()
        finally:
            self.session.close()
            self.session = None

    def _submitted(self, bodies: Sequence[bytes], session: Session) -> Outcome:
        name = ""
        for number, body in enumerate(bodies):
            try:
                answer = session.ask(pdu.SUBMIT_SM, body)
            except Broken as broken:
                return Unsure("provider_silent", str(broken))
            if answer.status != pdu.OK:
                refused = refusal(answer)
                return Unsure("text_in_part", refused.detail) if number else refused
            name = name or pdu.message_id(answer.body)
        return Accepted(f"{len(bodies)} SMS", name)


def submits(text: str, *, to: str, source: str, reference: int) -> list[bytes]:
    """The bodies of a text's messages. reference: the same for its parts, another for the next text."""
    measure = measured(text)
    coding = pdu.UCS_2 if measure.alphabet == "UCS-2" else pdu.GSM_DEFAULT
    parts, several = (
        [encoded(part, alphabet=measure.alphabet) for part in measure.parts],
        len(measure.parts) > 1,
    )
    if several:
        parts = [
            pdu.joined(part, reference=reference, of=min(len(parts), 0xFF), number=number & 0xFF)
            for number, part in enumerate(parts, 1)
        ]
    return [
        pdu.submit_sm(source=source, to=to, text=part, data_coding=coding, with_header=several)
        for part in parts
    ]


def refusal(answer: Pdu) -> TryLater | Rejected | Down:
    """What an error of an SMSC means for the text."""
    detail = f"submit_sm: 0x{answer.status:08X}"
    if answer.status in THROTTLED:
        return Down("provider_busy", detail)
    if answer.status in AILS:
        return Down("provider_ails", detail)
    if answer.status in US:
        return Down("provider_refuses_us", detail)
    return Rejected(detail)
