"""Where do messages stay that couldn't be taken, so that the owner sees what is wrong with them?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from regulars.sql import Statement, recordset, statement

KEEP = statement(__file__, "keep_unread")
FORGET = Statement("DELETE FROM unread_message WHERE received_at < %(before)s")
OF_A_CALL, OF_A_KEY, LONGEST = 20, 100, 32 * 1024


@dataclass(frozen=True, slots=True)
class Unread:
    """A message that couldn't be taken: where in it, why, and what to do. body: as it came."""

    place: str
    why: str
    way_out: str
    body: bytes


def keep(unread: Sequence[Unread], *, key_id: int, at: datetime) -> None:
    """Count them all, and keep the first ones of this call; each key's last hundred stay."""
    rows = [
        {
            "place": each.place,
            "why": shown(each.why),
            "way_out": each.way_out,
            "body": each.body[:LONGEST].hex(),
        }
        for each in unread[:OF_A_CALL]
    ]
    KEEP.run(unread=recordset(rows), count=len(unread), key_id=key_id, at=at, most=OF_A_KEY)


def forget(*, before: datetime) -> int:
    """Let go of what came before; how many there were."""
    return FORGET.run(before=before)


def shown(why: str) -> str:
    """A reason that quotes what came, without what PostgreSQL's text can't hold."""
    return why.replace("\0", "").encode(errors="replace").decode()[:500]
