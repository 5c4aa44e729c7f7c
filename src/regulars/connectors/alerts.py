"""What of shops must the staff know, whoever looks?"""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from regulars.connectors import queries
from regulars.web.alerts import Alert

MOST_TRIES = 3
"""How often a shop may fail to answer in a row before anybody is called."""


def uninstalled(_at: datetime) -> Iterator[Alert]:
    """That our app was removed from a shop."""
    for gone in queries.uninstalled():
        says = _("The app was removed from %(shop)s: nothing comes from there any more.")
        path = reverse("settings_connection", args=[gone.id])
        yield Alert(key=f"connection:{gone.id}:uninstalled", says=says % {"shop": gone.shop.name}, path=path)


def silent(_at: datetime) -> Iterator[Alert]:
    """That a shop doesn't answer, or not to us."""
    for connection in queries.standing():
        if not any(each.error and each.tries >= MOST_TRIES for each in queries.follows(connection)):
            continue
        says = _("%(shop)s can’t be asked what is new, so its orders aren’t known.")
        path = reverse("settings_connection", args=[connection.id])
        key = f"connection:{connection.id}:silent"
        yield Alert(key=key, says=says % {"shop": connection.shop.name}, path=path)


ALERTS = (uninstalled, silent)
