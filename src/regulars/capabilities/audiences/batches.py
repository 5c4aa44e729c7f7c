"""Where does each batch stand, and with it those who are in it?

planned → handed_over → accepted, and confirmed once the network says that it is done; or unknown, and then
it goes again, since adding and removing do nothing twice; or failed. Whoever works on an audience holds its
lock: what is handed over under it was left by somebody who died.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from regulars.capabilities.audiences.events import AdErasureConfirmed
from regulars.capabilities.audiences.models import AdBatch, AdList, AdMember
from regulars.capabilities.audiences.networks.network import MOST, Receipt
from regulars.capabilities.audiences.rules import may_try_again, pause
from regulars.events.log import NewEvent, record_many
from regulars.sql import Statement, statement

SPACE = 0xAD5
LOCK = Statement("SELECT pg_try_advisory_lock(%(space)s, %(audience)s::int)")
UNLOCK = Statement("SELECT pg_advisory_unlock(%(space)s, %(audience)s::int)")
WAITING = statement(__file__, "waiting")
FILL = statement(__file__, "fill")
DUE = statement(__file__, "due")
DROP_OUT = statement(__file__, "drop_out")
TAKEN_OUT = statement(__file__, "taken_out")
LIST_GONE = statement(__file__, "list_gone")
LOOKED_AFTER = timedelta(minutes=30)
"""When Google advises to ask first: https://developers.google.com/data-manager/api/devguides/diagnostics."""


class Busy(Exception):
    """Somebody else is at it with this audience just now."""


@dataclass(frozen=True, slots=True)
class Held:
    """A batch in hand. attempts: earlier ones."""

    id: int
    is_removal: bool
    session: int
    number: int
    of: int
    is_last: bool
    state: str
    attempts: int
    request_id: str


def end_all() -> int:
    """No list that was made goes on; how many."""
    made = AdList.objects.exclude(remote_id="").exclude(problem="list_gone")
    return made.update(problem="restored", says="", retry_at=None)


@contextmanager
def alone(audience_id: int) -> Iterator[None]:
    """Nobody else works on this audience while the block, or the process, goes on. Raises Busy."""
    if not LOCK.rows(space=SPACE, audience=audience_id)[0][0]:
        raise Busy(audience_id)
    try:
        yield
    finally:
        UNLOCK.rows(space=SPACE, audience=audience_id)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The books of one list at one moment."""

    audience_id: int
    list_id: int
    network: str
    at: datetime

    def recover(self) -> int:
        """What somebody who died had in hand is unknown; how many batches."""
        left = AdBatch.objects.filter(list_id=self.list_id, state="handed_over")
        return left.update(state="unknown", not_before=self.at)

    def waiting(self) -> list[tuple[bool, int]]:
        """How many people are in no batch yet, by whether they leave."""
        return WAITING.rows(list=self.list_id)

    def fill(self, *, session: int) -> int:
        """Put everybody who waits into batches; how many batches."""
        made = 0
        for is_removal, people in self.waiting():
            calls, last = -(-people // MOST), 0
            for number in range(1, calls + 1):
                batch = AdBatch(
                    list_id=self.list_id, is_removal=is_removal, session=session + is_removal, number=number,
                    of=people, is_last=number == calls, not_before=self.at, made_at=self.at,
                )  # fmt: skip
                last = self._fill(batch, after=last)
            made += calls
        return made

    def due(self) -> list[Held]:
        """What can be told or asked for now."""
        return [Held(*row) for row in DUE.rows(list=self.list_id, at=self.at)]

    def people(self, held: Held) -> list[int]:
        """Who is in a batch."""
        return list(AdMember.objects.filter(batch_id=held.id).values_list("customer_id", flat=True))

    def drop_out(self, held: Held, people: Sequence[int]) -> None:
        """These aren't told after all."""
        untold = held.attempts == 0
        DROP_OUT.run(batch=held.id, customers=list(people), untold=untold, at=self.at)

    def hold(self, held: Held) -> list[bytes]:
        """Note that a batch goes out now; what is told of its people. One without people is done."""
        members = AdMember.objects.filter(batch_id=held.id).order_by("customer_id")
        entries = [bytes(entry) for entry in members.values_list("entry", flat=True)]
        batch = AdBatch.objects.filter(pk=held.id)
        if not entries:
            batch.update(state="accepted", people=0, accepted_at=self.at, confirmed_at=self.at)
        else:
            attempts = held.attempts + 1
            batch.update(state="handed_over", people=len(entries), handed_at=self.at, attempts=attempts)
        return entries

    def settle(self, held: Held, receipt: Receipt) -> None:
        """Note what the network says."""
        batch = AdBatch.objects.filter(pk=held.id)
        told = {"request_id": receipt.request_id, "refused": receipt.refused, "says": receipt.says}
        if not receipt.is_done:
            batch.update(state="accepted", not_before=self.at + LOOKED_AFTER, **told)
            batch.filter(accepted_at=None).update(accepted_at=self.at)
        elif receipt.has_failed or (receipt.refused and held.is_removal):
            if not may_try_again(held.attempts):
                self.refused(held, receipt.says)
                return
            batch.update(state="unknown", not_before=self.at + pause(held.attempts), **told)
        else:
            batch.update(state="accepted", confirmed_at=self.at, **told)
            batch.filter(accepted_at=None).update(accepted_at=self.at)
            self._confirmed(held)

    def unsure(self, held: Held, says: str, *, wish: timedelta | None = None) -> None:
        """Nobody knows whether the network took it: it goes again."""
        again = self.at + pause(held.attempts + 1, wish=wish)
        AdBatch.objects.filter(pk=held.id).update(state="unknown", says=says, not_before=again)

    def give_back(self, held: Held) -> None:
        """The network didn't take it, for a reason that holds for all: it goes when that is mended."""
        AdBatch.objects.filter(pk=held.id).update(state="planned", not_before=self.at)

    def refused(self, held: Held, says: str) -> None:
        """The network doesn't take this batch. Who leaves is tried again with others, for ever."""
        AdBatch.objects.filter(pk=held.id).update(state="failed", says=says)
        state = "leaving" if held.is_removal else "refused"
        AdMember.objects.filter(batch_id=held.id).update(state=state, batch_id=None, since=self.at)

    def list_gone(self) -> None:
        """The network has no such list any more, and so nobody is on it."""
        open_ones = AdBatch.objects.filter(list_id=self.list_id, confirmed_at=None)
        open_ones.exclude(state="failed").update(state="failed", says="list_gone")
        self._tell_erased([who for (who,) in LIST_GONE.rows(list=self.list_id)])

    def trouble(self, problem: str, says: str, *, wish: timedelta | None = None) -> None:
        """Something is in the way of the whole list."""
        row = AdList.objects.get(pk=self.list_id)
        failures = row.failures + 1
        again = self.at + pause(failures, wish=wish)
        AdList.objects.filter(pk=self.list_id).update(
            problem=problem, says=says, failures=failures, retry_at=again
        )

    def all_well(self) -> None:
        AdList.objects.filter(pk=self.list_id).update(
            problem="", says="", failures=0, retry_at=None, synced_at=self.at
        )

    def made(self, remote_id: str) -> None:
        """The network's id of the list."""
        AdList.objects.filter(pk=self.list_id).update(remote_id=remote_id)

    def _fill(self, batch: AdBatch, *, after: int) -> int:
        """Put the next people into a batch; the last of them."""
        state = "leaving" if batch.is_removal else "joining"
        with transaction.atomic(durable=True):
            batch.people = 0
            batch.save()
            ((batch.people, last),) = FILL.rows(
                batch=batch.pk, list=self.list_id, state=state, after=after, limit=MOST
            )
            batch.save(update_fields=["people"])
        return int(last)

    def _confirmed(self, held: Held) -> None:
        if held.is_removal:
            self._tell_erased([who for (who,) in TAKEN_OUT.rows(batch=held.id)])
        else:
            AdMember.objects.filter(batch_id=held.id).update(state="in", batch_id=None, since=self.at)

    def _tell_erased(self, people: Sequence[int]) -> None:
        """The receipt of an erasure: one of the network's lists held them, and doesn't any more."""
        record_many(
            [
                NewEvent(
                    payload=AdErasureConfirmed(self.audience_id, self.network),
                    key=f"ad_list:{self.list_id}:erased:{who}",
                    occurred_at=self.at,
                    actor="house",
                    customer_id=who,
                )
                for who in people
            ],
            at=self.at,
        )
