"""Can the world reach us? Asked by our own name, from outside as far as one can from here.

Each address behind the name is asked for what only this installation can answer; then a probe goes through
each door, and what arrived is compared with what was sent.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import SplitResult, urlsplit

import msgspec

from regulars.web.doors import Door
from regulars.web.reach import echo, known, ticket, verdicts
from regulars.web.reach.client import Networks
from regulars.web.reach.outside import NoAnswer, Place, Question, Reply, World
from regulars.web.reach.verdicts import Finding

SLOW_SECONDS = 10
FORGED = "192.0.2.1"
"""An address that nobody has (RFC 5737): who believes it believes everybody."""

AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Probe:
    """A door, what is sent through it, and the nonce that signs the answer."""

    door: Door
    question: Question
    nonce: str


def survey(
    url: str, *, doors: Sequence[Door], proxies: Networks, at: datetime, world: World | None = None
) -> list[Finding]:
    """What was found about our public address, the most basic first; it ends where none can follow."""
    return list(_survey(urlsplit(url), doors=doors, proxies=proxies, at=at, world=world or World()))


def _survey(
    url: SplitResult, *, doors: Sequence[Door], proxies: Networks, at: datetime, world: World
) -> Iterator[Finding]:
    named = verdicts.named(url)
    yield named
    if named.is_bad:
        return
    places = world.places(url)
    yield verdicts.resolved(url, places)
    answering = []
    for place in places:
        answers = _answers(place, world=world, at=at)
        yield answers
        if not answers.is_bad:
            answering.append(place)
    if answering:
        yield from _doors(answering[0], doors=doors, proxies=proxies, at=at, world=world)


def _answers(place: Place, *, world: World, at: datetime) -> Finding:
    """Whether it is we who answer at one of the addresses."""
    nonce = ticket.drawn().nonce
    try:
        reply = world.ask(place, Question("GET", f"/{known.PATH}?nonce={nonce}"))
        ends = world.certificate_ends(place) if place.https else None
    except NoAnswer as silence:
        return verdicts.silent(place, silence)
    if not _is_ours(reply, nonce=nonce):
        return verdicts.stranger(place, reply)
    return verdicts.ours(place, certificate_ends=ends, at=at)


def _is_ours(reply: Reply, *, nonce: str) -> bool:
    try:
        return ticket.is_answer(msgspec.json.decode(reply.body, type=known.Known).answer, nonce=nonce)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _doors(
    place: Place, *, doors: Sequence[Door], proxies: Networks, at: datetime, world: World
) -> Iterator[Finding]:
    plain = [_probe(door, body=door.body, at=at) for door in doors]
    large = [_probe(door, body=b" " * door.largest, at=at) for door in doors if door.largest]
    slow = [_probe(doors[0], body=b"", at=at, wait=SLOW_SECONDS)] if doors else []
    probes = [*plain, *large, *slow]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        replies = list(threads.map(lambda probe: _sent(probe, place=place, world=world), probes))
    arrived = {id(probe): reply for probe, reply in zip(probes, replies, strict=True)}
    for probe in plain:
        yield verdicts.door(probe.door, probe.question, arrived[id(probe)])
    seen = [saw for probe in plain if (saw := verdicts.seen(arrived[id(probe)]))]
    if seen:
        yield verdicts.forwarded(seen[0], place=place, proxies=proxies, forged=FORGED)
    for probe in large:
        yield verdicts.large(probe.door, arrived[id(probe)])
    for probe in slow:
        yield verdicts.slow(arrived[id(probe)], seconds=SLOW_SECONDS)


def _probe(door: Door, *, body: bytes, at: datetime, wait: int = 0) -> Probe:
    drawn = ticket.drawn(wait=wait)
    headers = {
        **door.headers,
        "X-Forwarded-For": FORGED,
        echo.HEADER: ticket.written(drawn, at=at),
    }
    return Probe(
        door, Question(door.method, f"{door.path()}?probe={drawn.nonce}", headers, body), drawn.nonce
    )


def _sent(probe: Probe, *, place: Place, world: World) -> verdicts.Outcome:
    """What came of a probe: what arrived, an answer that isn't ours, or none."""
    try:
        reply = world.ask(place, probe.question)
    except NoAnswer as silence:
        return silence
    signed = reply.headers.get(echo.SIGNED.lower(), "")
    if not ticket.is_answer(signed, nonce=probe.nonce, body=reply.body):
        return reply
    return msgspec.json.decode(reply.body, type=verdicts.Seen)
