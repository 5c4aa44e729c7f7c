"""How are letters handed over, on one line, or on many where the other side is slow?

A server that answers in a fifth of a second takes five letters a second on each line. So more lines are
opened as answers take longer, up to what the channel allows; where it is fast, one line is best.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from math import ceil
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType
from typing import Any, Self

from regulars.channels.channel import Channel, Down, Foresighted, Line, Outcome, Parcel, Unsure
from regulars.channels.fate import Fate
from regulars.channels.ledger import Held
from regulars.channels.mime import plain
from regulars.channels.progress import Lost, Progress

log = logging.getLogger(__name__)
MOST = 100
LOOK_SECONDS = 0.25
"""How old what is known of people may be when a letter leaves for them."""
FAST_SECONDS = 0.02
"""One line is enough where a letter takes less."""

AGAIN = Fate(state="claimed", counts=False)
"""Nothing became of it: it is still this worker's."""
IN_DOUBT = Fate(state="unknown", reason="worker_died")

End = tuple[Held, Outcome, Fate]
Judge = Callable[[Held, Outcome], Fate]
Deliver = Callable[[Parcel | None, Parcel], Outcome]


@dataclass(slots=True)
class Flight:
    """Letters in hand: which of them were begun, and what became of those that ended."""

    letters: Sequence[Held] = ()
    begun: set[int] = field(default_factory=set)
    ends: list[End] = field(default_factory=list)

    def fates(self) -> list[tuple[Held, Fate]]:
        """What becomes of each; of what was begun and broke off nobody knows."""
        ended = {held.send.id: fate for held, _outcome, fate in self.ends}
        return [
            (held, ended.get(held.send.id) or (IN_DOUBT if held.send.id in self.begun else AGAIN))
            for held in self.letters
        ]


def sayable(outcome: Outcome) -> Outcome:
    """The same in words that can be written down: the other side may say what no text of ours can hold."""
    said = {name: getattr(outcome, name, "") for name in ("detail", "provider_id")}
    changed: dict[str, Any] = {name: plain(words) for name, words in said.items() if not words.isprintable()}
    return replace(outcome, **changed) if changed else outcome


def alone(line: Line) -> Deliver:
    """How a line delivers that doesn't care what comes next."""
    return lambda _coming, parcel: line.deliver(parcel)


def next_of(waiting: "SimpleQueue[Held]") -> Held | None:
    try:
        return waiting.get_nowait()
    except Empty:
        return None


class Handing:
    """The open lines of one channel."""

    def __init__(self, channel: Channel, *, progress: Progress, judge: Judge) -> None:
        self.channel, self.progress, self.judge = channel, progress, judge
        self.opened = ExitStack()
        self.lines: list[Line] = []
        self.most = channel.most_lines()
        self.seconds = FAST_SECONDS
        self.halted = False
        """Whether nothing more may leave now: the owner said stop, the other side is gone, or we are."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.opened.close()

    def at_once(self) -> int:
        """How many letters leave soon enough after one look at the people."""
        return max(1, min(MOST, int(LOOK_SECONDS / self.seconds * self._wanted())))

    def all(self, flight: Flight) -> None:
        """Hand the letters over, until something halts it or what is known of the people is too old."""
        while len(self.lines) < self._wanted():
            self.lines.append(self.opened.enter_context(self.channel.open()))
        waiting: SimpleQueue[Held] = SimpleQueue()
        for held in flight.letters:
            waiting.put(held)
        began = monotonic()
        until = began + LOOK_SECONDS
        lines = self.lines[: len(flight.letters)]
        if len(lines) == 1:
            self._on(lines[0], waiting, flight, until=until)
        else:
            with ThreadPoolExecutor(len(lines)) as threads:
                for ended in [threads.submit(self._on, line, waiting, flight, until=until) for line in lines]:
                    ended.result()
        if flight.ends:
            took = (monotonic() - began) * min(len(lines), len(flight.ends)) / len(flight.ends)
            self.seconds = (self.seconds + took) / 2

    def _wanted(self) -> int:
        return max(1, min(self.most, ceil(self.seconds / FAST_SECONDS)))

    def _on(self, line: Line, waiting: "SimpleQueue[Held]", flight: Flight, *, until: float) -> None:
        ended, fate = None, None
        deliver = line.deliver_before if isinstance(line, Foresighted) else alone(line)
        coming = next_of(waiting)
        while coming and not self.halted and monotonic() < until:
            held, coming = coming, next_of(waiting)
            try:
                self.progress.step(held.send.id, ended=ended, fate=fate)
            except Lost as lost:
                log.warning("Nothing more leaves by %s: %s", self.channel.name, lost)
                self.halted = True
                return
            flight.begun.add(held.send.id)
            outcome = self._delivered(deliver, held, coming)
            if isinstance(outcome, Down) and len(self.lines) > 1:
                self._without(line)
                flight.ends.append((held, outcome, AGAIN))
                if coming:
                    waiting.put(coming)
                return
            ended, fate = held.send.id, self.judge(held, outcome)
            flight.ends.append((held, outcome, fate))
            if isinstance(outcome, Down | Unsure):
                self.halted = True

    def _delivered(self, deliver: Deliver, held: Held, coming: Held | None) -> Outcome:
        try:
            return sayable(deliver(coming.parcel if coming else None, held.parcel))
        except Exception as error:
            log.exception("A line of %s broke", self.channel.name)
            return Unsure("line_broke", type(error).__name__)

    def _without(self, line: Line) -> None:
        """Go on with the other lines: the other side takes no more of them than these."""
        self.lines.remove(line)
        self.most = len(self.lines)
