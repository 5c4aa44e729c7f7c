"""Who may do what in the console?"""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """A group of django.contrib.auth; its value is the group's name."""

    OWNER = "owner"
    MARKETER = "marketer"
    AGENT = "agent"
    ANALYST = "analyst"


ROLES: tuple[str, ...] = tuple(role.value for role in Role)
"""The groups that the first migration creates."""

MAY_ACT_AS: dict[Role, frozenset[Role]] = {
    Role.OWNER: frozenset(Role),
    Role.MARKETER: frozenset({Role.MARKETER, Role.AGENT, Role.ANALYST}),
    Role.AGENT: frozenset({Role.AGENT}),
    Role.ANALYST: frozenset({Role.ANALYST}),
}
"""The roles whose pages a role may open."""

LABELS: dict[Role, Promise] = {
    Role.OWNER: _("Owner"),
    Role.MARKETER: _("Marketer"),
    Role.AGENT: _("Agent"),
    Role.ANALYST: _("Analyst"),
}

MEANINGS: dict[Role, Promise] = {
    Role.OWNER: _("Everything, with people, keys and money."),
    Role.MARKETER: _("Plays, messages, imports and all that agents and analysts see."),
    Role.AGENT: _("People and their orders: answers and helps, changes no play."),
    Role.ANALYST: _("Looks at figures, people and plays, changes nothing."),
}
