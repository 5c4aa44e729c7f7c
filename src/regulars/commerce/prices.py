"""What did a product cost when, if news of it comes late?

Pure. A price that is told again is no change: what is kept are runs of one price, each with the first and the
last moment of which it was told. A statement that comes after a newer one then still finds its place.
"""

from collections.abc import Sequence
from datetime import datetime

import msgspec


class Terms(msgspec.Struct, frozen=True):
    """What a product is sold and bought for; None where that wasn't told."""

    currency: str
    price_minor: int | None
    cost_minor: int | None


class Run(msgspec.Struct, frozen=True):
    """The same terms from the first moment of which they were told to the last.

    id: of the row; None for a new one. is_open: they are the present ones.
    """

    id: int | None
    terms: Terms
    since: datetime
    until: datetime
    is_open: bool = False


def late(runs: Sequence[Run], *, terms: Terms, at: datetime) -> list[Run]:
    """The runs that are new, or no longer what they were, when terms of an earlier moment become known.

    runs: those of one product, the earliest first. Of a moment of which something was told, nothing else is
    believed.
    """
    before = next((run for run in reversed(runs) if run.since <= at), None)
    after = next((run for run in runs if run.since > at), None)
    told = _completed(terms, before)
    if before is None:
        return [_earlier(after, at=at) if after and after.terms == told else Run(None, told, at, at)]
    if before.terms == told:
        return [msgspec.structs.replace(before, until=at)] if at > before.until else []
    if at in (before.since, before.until):
        return []
    if at < before.until:
        return _split(before, told=told, at=at)
    if after and after.terms == told:
        return [_earlier(after, at=at)]
    return [Run(None, told, at, at)]


def _completed(terms: Terms, before: Run | None) -> Terms:
    """What isn't told stays as it was."""
    if before is None or before.terms.currency != terms.currency:
        return terms
    known = before.terms
    return Terms(
        terms.currency,
        known.price_minor if terms.price_minor is None else terms.price_minor,
        known.cost_minor if terms.cost_minor is None else terms.cost_minor,
    )


def _earlier(run: Run, *, at: datetime) -> Run:
    return msgspec.structs.replace(run, since=at)


def _split(run: Run, *, told: Terms, at: datetime) -> list[Run]:
    return [
        msgspec.structs.replace(run, until=run.since, is_open=False),
        Run(None, told, at, at),
        Run(None, run.terms, run.until, run.until, run.is_open),
    ]
