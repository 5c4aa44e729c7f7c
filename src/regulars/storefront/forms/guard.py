"""Was a form filled in by a person, as far as can be told without asking anybody else?

Each page carries a token of ours, signed, with its moment, and asks the browser for a number that takes some
computing to find; the more entries come, the more. Without scripts it takes waiting instead. A field that
nobody sees catches programs that fill in everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Literal
from uuid import UUID, uuid4

from regulars.channels import keyring

USE = "form"
LEAST, MOST = timedelta(seconds=2), timedelta(hours=12)
SLOWLY = timedelta(seconds=15)
"""How old a page is at least, and at most; and at least where the browser runs no scripts."""
BITS, MOST_BITS = 14, 18
"""Leading zeros of the digest that is to be found: 16,000 tries on average, and at most 260,000."""
CALM = 20
"""So many entries in ten minutes are no attack; with each doubling it takes twice as long."""
PRESSURE_WITHIN = timedelta(minutes=10)
LENIENT_BITS = 2
HONEYPOT = "website"

Verdict = Literal["person", "program", "too_old", "too_fast", "slowly", "harder"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a page carries. nonce: of this one page. bits: how hard its task is."""

    form_id: int
    edition: int
    issued_at: datetime
    bits: int
    nonce: UUID

    def signed(self) -> str:
        issued = int(self.issued_at.timestamp())
        says = f"{self.form_id} {self.edition} {issued} {self.bits} {self.nonce.hex}"
        return keyring.signed(says, use=USE)


def issue(form_id: int, *, edition: int, bits: int, at: datetime) -> Token:
    """A token for a page that is shown now."""
    return Token(form_id=form_id, edition=edition, issued_at=at, bits=bits, nonce=uuid4())


def token_of(written: str, *, form_id: int, at: datetime) -> Token | None:
    """The token that a page of this form carried; None when it isn't one of ours."""
    says = keyring.said(written, use=USE, at=at)
    if says is None:
        return None
    form, edition, issued, bits, nonce = says.split(" ")
    token = Token(
        form_id=int(form),
        edition=int(edition),
        issued_at=datetime.fromtimestamp(int(issued), tz=UTC),
        bits=int(bits),
        nonce=UUID(nonce),
    )
    return token if token.form_id == form_id else None


def judged(sent: Mapping[str, str], token: Token | None, *, bits: int, at: datetime) -> Verdict:
    """Who sent this. bits: how hard a task is given now."""
    if sent.get(HONEYPOT):
        return "program"
    if token is None or at - token.issued_at > MOST:
        return "too_old"
    age = at - token.issued_at
    if solves(sent.get("proof", ""), token):
        if age < LEAST:
            return "too_fast"
        return "harder" if token.bits + LENIENT_BITS < bits else "person"
    return "person" if age >= slowly(bits) else "slowly"


def solves(proof: str, token: Token) -> bool:
    """Whether this is a number whose digest with the token's begins with so many zeros."""
    if not (proof.isascii() and proof.isdecimal() and len(proof) <= 12):
        return False
    digest = sha256(f"{token.nonce.hex}.{proof}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - token.bits) == 0


def bits_under(entries: int) -> int:
    """How hard the task is when so many entries came within ten minutes."""
    return min(BITS + (entries // CALM).bit_length(), MOST_BITS)


def slowly(bits: int) -> timedelta:
    """How long it takes without scripts: twice as long under an attack for each step of the task."""
    return SLOWLY * min(1 << (bits - BITS), 8)
