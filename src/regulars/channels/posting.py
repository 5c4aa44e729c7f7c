"""Who hands messages over while everything else goes on?

Each channel has a lane of its own, a thread that hands over until nothing is due: a mail server may take ten
minutes for an answer, and holds up no other channel and no play meanwhile. Where a lane fails it is in the
log, and the channel rests for a minute.
"""

import logging
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from time import monotonic
from types import TracebackType
from typing import Self

from django.db import connection

from regulars import clock
from regulars.channels import outbox, patience, queries
from regulars.channels.channel import Channel, channels
from regulars.channels.hindrance import hindrance

log = logging.getLogger(__name__)
REST_SECONDS = 60.0
GRACE_SECONDS, LAST_SECONDS = 3.0, 2.0
"""What is on its way when the program has to end may get so much time, and then be written down."""


class Posting:
    """The lanes of one process."""

    def __init__(self) -> None:
        self.stop = Event()
        self.pool = ThreadPoolExecutor(max_workers=len(channels()), thread_name_prefix="post")
        self.lanes: dict[str, Future[Counter[str]]] = {}
        self.rests: dict[str, float] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End soon, whatever the other side does."""
        self.stop.set()
        if wait(self.lanes.values(), timeout=GRACE_SECONDS).not_done:
            patience.hurry()
            wait(self.lanes.values(), timeout=LAST_SECONDS)
        self.pool.shutdown(wait=False, cancel_futures=True)

    def turn(self) -> Counter[str]:
        """Open the lanes that are needed; what came to which end in those that ended, as outbox counts it."""
        at = clock.now()
        done = outbox.tidy(at=at)
        for name in [name for name, lane in self.lanes.items() if lane.done()]:
            done.update(self.ended(name))
        for name in queries.waiting_on(channels(), by=at):
            rests = monotonic() < self.rests.get(name, 0)
            if name not in self.lanes and not rests and hindrance(channels()[name], at=at) is None:
                self.lanes[name] = self.pool.submit(self.lane, channels()[name])
        return +done

    def lane(self, channel: Channel) -> Counter[str]:
        """Hand over what is due on a channel, until nothing is."""
        done: Counter[str] = Counter()
        try:
            while not self.stop.is_set():
                more = outbox.hand_over_by(channel, at=clock.now(), has_to_stop=self.stop.is_set)
                if not more:
                    break
                done += more
            return done
        finally:
            connection.close()

    def ended(self, name: str) -> Counter[str]:
        """What a lane did."""
        try:
            return self.lanes.pop(name).result()
        except Exception:
            log.exception("Messages by %s wait: handing over failed, and is tried again in a minute", name)
            self.rests[name] = monotonic() + REST_SECONDS
            return Counter()
