"""Where does somebody in a play stand, and where do they go from there?

Pure. Steps run one after the other up to the next wait; whoever waits is due when the wait is over.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from regulars.engine.play import Step, WaitFor, span
from regulars.engine.version import Version


class NoSuchStep(LookupError):
    """The version of the play has no step of this name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands: at a step, until when, and which event makes them due before."""

    step: str
    due_at: datetime
    waiting_for: str = ""


def entrance(version: Version, *, at: datetime, zone: tzinfo) -> Place:
    """Where somebody stands who enters now: before the first step, or in it when it is a wait."""
    return place(version, 0, at=at, zone=zone)


def place(version: Version, number: int, *, at: datetime, zone: tzinfo) -> Place:
    """Where somebody stands who comes to a step now: waits last from now on, the rest is due at once."""
    name, wait = version.names[number], version.play.steps[number].wait
    if isinstance(wait, WaitFor):
        return Place(name, span(wait.up_to).after(at, zone=zone), wait.event)
    if wait is not None:
        return Place(name, span(wait).after(at, zone=zone))
    return Place(name, at)


def onwards(version: Version, step: str) -> Iterator[tuple[int, Step]]:
    """The steps that come next for somebody who is due at this one: a wait is over, the rest is to be run.

    Raises NoSuchStep.
    """
    if step not in version.names:
        raise NoSuchStep(f"version {version.number} of {version.play.name} has no step {step}")
    here = version.names.index(step)
    begin = here + (version.play.steps[here].wait is not None)
    for number in range(begin, len(version.play.steps)):
        yield number, version.play.steps[number]
