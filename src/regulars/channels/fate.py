"""What becomes of a message after the other side's answer?

Pure. Only what certainly was not taken is tried again; what may have been taken is never.
"""

from datetime import datetime, timedelta

import msgspec

from regulars.channels.channel import Accepted, Down, Outcome, Rejected, TryLater, Unsure

BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 120, 360, 720, 1440))
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
DOMAIN_PATIENCE = 3
ELSEWHERE = frozenset(
    {"no_address", "no_consent", "consent_refused", "rejected", "gave_up", "writing_failed", "not_reached"}
)
"""Why a message doesn't reach somebody on one channel but may on the next."""


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """The state a message goes to. not_before: of the next try. counts: whether this was a try of its own.

    provider_id: what the other side calls it. to_next: whether it goes by the next of its channels.
    """

    state: str
    reason: str = ""
    detail: str = ""
    not_before: datetime | None = None
    counts: bool = True
    provider_id: str = ""
    to_next: bool = False


def fate(outcome: Outcome, *, attempts: int, at: datetime) -> Fate:
    """attempts: tries so far, this one included."""
    match outcome:
        case Accepted(detail, provider_id):
            return Fate(state="accepted", detail=detail, provider_id=provider_id)
        case Rejected(detail):
            return Fate(state="failed", reason="rejected", detail=detail)
        case TryLater(detail) if attempts > len(BACKOFF):
            return Fate(state="failed", reason="gave_up", detail=detail)
        case TryLater(detail):
            return Fate(
                state="planned", reason="try_later", detail=detail, not_before=at + BACKOFF[attempts - 1]
            )
        case Down(problem, detail):  # the others come first then: perhaps it is this one that breaks the line
            return Fate(
                state="planned", reason=problem, detail=detail, not_before=at + FIRST_PAUSE, counts=False
            )
        case Unsure(problem, detail):
            return Fate(state="unknown", reason=problem, detail=detail)


def fault(*, attempts: int = 1, at: datetime) -> Fate:
    """Where the program fails at one message: it keeps no other waiting, and has time to be mended.

    attempts: tries so far, this one included; after two days it has failed, and is shown.
    """
    if attempts > len(BACKOFF):
        return Fate(state="failed", reason="writing_failed")
    return Fate(state="planned", reason="writing_failed", not_before=at + BACKOFF[attempts - 1])


def elsewhere(end: Fate, *, at: datetime) -> Fate:
    """The same end of a message that has another channel left: it goes by that one, where that may help."""
    if end.state not in {"failed", "skipped"}:
        return end
    if end.reason not in ELSEWHERE and not end.reason.startswith("suppressed_"):
        return end
    return Fate(
        state="planned", reason=end.reason, detail=end.detail, not_before=at, counts=False, to_next=True
    )


def pause(failures: int) -> timedelta:
    """How long to leave the other side alone after so many failures in a row: 1, 2, 4 ... 60 minutes."""
    return min(FIRST_PAUSE * (1 << min(failures - 1, 10)), LONGEST_PAUSE)


def domain_pause(failures: int) -> timedelta:
    """The same of one recipient's domain, which gets some patience first: one full mailbox is no trouble."""
    return pause(failures - DOMAIN_PATIENCE + 1) if failures >= DOMAIN_PATIENCE else timedelta(0)
