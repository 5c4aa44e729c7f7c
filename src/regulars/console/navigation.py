"""Which pages of the console does everybody start from?"""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regulars.console.queries.plays import how_many_on
from regulars.web.navigation import NavItem


def plays_on() -> str | None:
    """How many plays are on."""
    on = how_many_on()
    return gettext("%(count)s on") % {"count": on} if on else None


ITEMS = (
    NavItem(name="overview", label=_("Overview"), url_name="overview", order=110, key="o"),
    NavItem(name="people", label=_("People"), url_name="people", order=120, key="p", search=True),
    NavItem(
        name="plays",
        label=_("Plays"),
        url_name="plays",
        order=130,
        roles=("marketer", "analyst"),
        badge=plays_on,
        key="l",
    ),
)
