"""Who carries notices to their endpoints, side by side, so that a slow one holds up no other?

Each endpoint has up to two lanes of its own, threads that claim, send and note one notice after the other.
Any number of processes may do so at once. Nothing of this touches the worker that serves plays.
"""

import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from django.db import connection, transaction

from regulars import clock
from regulars.connectors.outgoing import notices, queries
from regulars.connectors.outgoing.actions import MOST_ENDPOINTS
from regulars.connectors.outgoing.notices import Clock, Held
from regulars.host.trouble import Trouble
from regulars.web.outward.answer import Answer
from regulars.web.outward.call import Line
from regulars.web.outward.signature import headers

if TYPE_CHECKING:
    from regulars.connectors.outgoing.models import Endpoint

log = logging.getLogger(__name__)
LANES = 2
PAUSE_SECONDS = 1.0


class Courier:
    """All lanes of one process. stop: set when they have to end after the notice in hand."""

    def __init__(self, *, now: Clock = clock.wall) -> None:
        self.now, self.stop = now, Event()
        self.lanes: dict[int, list[Future[int]]] = {}
        self.pool = ThreadPoolExecutor(max_workers=LANES * MOST_ENDPOINTS, thread_name_prefix="webhook")

    def turn(self) -> int:
        """Plan what the log has new, and open the lanes that are needed; how many events were read."""
        if not queries.is_anybody_told():
            return 0
        at = self.now()
        read = notices.plan(at=at)
        notices.recover(at=at)
        for endpoint_id, due in queries.waiting(at=at).items():
            busy = [lane for lane in self.lanes.get(endpoint_id, []) if not lane.done()]
            more = max(0, min(LANES, due) - len(busy))
            self.lanes[endpoint_id] = [
                *busy,
                *(self.pool.submit(self.lane, endpoint_id) for _ in range(more)),
            ]
        return read

    def lane(self, endpoint_id: int) -> int:
        """Send what is due at one endpoint, one after the other; how many were sent."""
        try:
            return self.carry(endpoint_id)
        except Exception:
            log.exception("A lane of webhooks ended early; what it had in hand goes again in a minute")
            return 0
        finally:
            connection.close()

    def carry(self, endpoint_id: int) -> int:
        line, sent = Line(""), 0
        last: tuple[Held, Answer] | None = None
        try:
            while held := self.next(endpoint_id, last):
                endpoint = queries.endpoint(endpoint_id)  # anew: its address or secret may have been replaced
                if endpoint is None:
                    break
                if endpoint.url != line.url:
                    line.close()
                    line = Line(endpoint.url)
                last, sent = (held, self.send(endpoint, held, line)), sent + 1
            return sent
        finally:
            line.close()

    def next(self, endpoint_id: int, last: tuple[Held, Answer] | None) -> Held | None:
        """Note what became of the last notice and take the next one, in one transaction."""
        with transaction.atomic(durable=True):
            at = self.now()
            if last:
                notices.settle(endpoint_id, *last, at=at)
            return None if self.stop.is_set() else notices.claim(endpoint_id, at=at)

    def send(self, endpoint: "Endpoint", held: Held, line: Line) -> Answer:
        """Sign and send; where the secret can't be opened, that is what stands in the log."""
        at = self.now()
        try:
            keys = queries.secrets_of(endpoint, at=at)
        except Trouble as trouble:
            return Answer(None, str(trouble), 0)
        return line.post(held.body, headers(held.message_id, held.body, keys=keys, at=at))

    def run(self) -> None:
        """Carry until told to stop."""
        while not self.stop.is_set():
            read = 0
            try:
                read = self.turn()
            except Exception:
                log.exception("Webhooks wait: a turn failed, and is tried again")
                connection.close()
            self.stop.wait(0 if read else PAUSE_SECONDS)
        self.pool.shutdown(cancel_futures=True)
        connection.close()


@contextmanager
def courier() -> Iterator[None]:
    """Notices are carried while the block runs, in threads of their own."""
    carrier = Courier()
    thread = Thread(target=carrier.run, name="webhooks", daemon=True)
    thread.start()
    try:
        yield
    finally:
        carrier.stop.set()
        thread.join()


def carry_all(*, now: Clock = clock.wall) -> int:
    """Plan and send all that is due now, then end; how many notices were sent."""
    carrier, total = Courier(now=now), 0
    with carrier.pool:
        while True:
            read = carrier.turn()
            sent = sum(lane.result() for lanes in carrier.lanes.values() for lane in lanes)
            carrier.lanes, total = {}, total + sent
            if not read and not sent:
                return total
