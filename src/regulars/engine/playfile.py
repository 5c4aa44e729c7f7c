"""What does a play's file say, and where exactly is it wrong?"""

import msgspec
from django.utils.translation import gettext_lazy

from regulars.engine.play import Goal, Play, Send, Step, Unless, WaitFor, When, play_from
from regulars.engine.yamlfile import BadFile, Path, YamlFile


class BadPlay(BadFile):
    """A play's file can't be used; `problems` say where and why."""


PARTS: dict[str, type[msgspec.Struct]] = {
    "when": When, "send": Send, "wait": WaitFor, "unless": Unless, "goal": Goal,
}  # fmt: skip

EXAMPLES: dict[str | int, str] = {
    "name": "second_order",
    "says": "says: Invite people to a second order.",
    "because": "because: Most people who order twice stay.",
    "source": "source: [S2.8]",
    "when": "when: {event: order.placed}",
    "before": "before: 3 days",
    "for": "for: orders >= 1",
    "keyed_by": "keyed_by: customer | order | product | cart",
    "purpose": "purpose: offers | service",
    "steps": "steps: [{send: {template: second_order}}, {wait: 7 days}]",
    "send": "send: {template: second_order, channels: [email]}",
    "channels": "channels: [email]",
    "template": "template: second_order",
    "wait": "wait: 3 days, or wait: {for: order.placed, up_to: 7 days}",
    "up_to": "up_to: 7 days",
    "unless": "unless: {event: order.placed}",
    "goal": "goal: {event: order.placed, within: 14 days}",
    "within": "within: 14 days",
    "event": "event: order.placed",
    "due": "due: next_need",
    "holdout": "holdout: 10%",
    "cadence": "cadence: once | own rhythm | 30 days",
    "fresh_for": "fresh_for: 3 days",
}


class PlayFile(YamlFile):
    """A play's file."""

    failure = BadPlay
    begins = gettext_lazy("A play's file begins with `name:`, `says:` and so on.")
    unknown = gettext_lazy("A play has no `%(name)s` here. There is: %(known)s")
    misshapen = gettext_lazy("This part of the play isn't what it should be: %(what)s")
    examples = EXAMPLES

    def play(self) -> Play:
        """The play as its types take it. Raises BadPlay."""
        try:
            return play_from(self.data)
        except msgspec.ValidationError as error:
            raise self.bad(self.what_is_wrong(str(error))) from None

    def part(self, path: Path) -> type[msgspec.Struct]:
        """The type of what stands at a path."""
        return PARTS.get(str(path[-1]) if path else "", Step if len(path) == 2 else Play)
