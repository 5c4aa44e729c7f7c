"""Where does one find messages?"""

from django.utils.translation import gettext_lazy as _

from regulars.channels import queries
from regulars.web.navigation import NavItem


def undecided() -> int | None:
    """How many messages wait for a person's decision."""
    return queries.undecided() or None


ITEMS = (
    NavItem(
        name="messages",
        label=_("Messages"),
        url_name="messages",
        order=210,
        roles=("agent",),
        badge=undecided,
        key="m",
    ),
    NavItem(
        name="stop",
        label=_("Stop everything"),
        url_name="stop_sending",
        order=410,
        roles=("marketer",),
        template="channels/stop.html",
    ),
)
