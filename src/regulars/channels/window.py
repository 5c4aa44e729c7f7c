"""Which messages are taken in hand together?"""

from collections.abc import Sequence
from dataclasses import dataclass

from regulars.channels.context import Draft
from regulars.channels.ledger import Claimed


@dataclass(frozen=True, slots=True)
class Next:
    """A message that this worker has, and what is needed to write it; None for somebody who is gone."""

    send: Claimed
    draft: Draft | None


def one_of_each(waiting: Sequence[Next], *, most: int) -> tuple[list[Next], list[Next]]:
    """The next few, of each person one: the second has to count the first. And those that stay behind."""
    few: dict[int, Next] = {}
    later: list[Next] = []
    for one in waiting:
        person = one.draft.person_id if one.draft else -one.send.id
        if len(few) < most and person not in few:
            few[person] = one
        else:
            later.append(one)
    return list(few.values()), later
