"""Is the owner told when our app was removed from a shop, and nobody else?"""

from django.test import RequestFactory

from regulars.connectors.banners import uninstalled
from regulars.connectors.models import Connection
from regulars.web.roles import Role
from tests.connectors.conftest import NOON


def seen(role: Role = Role.OWNER):
    request = RequestFactory().get("/")
    request.role = role
    return uninstalled(request)


def test_the_owner_is_told_of_a_shop_from_which_our_app_is_gone(connection):
    assert seen() is None
    Connection.objects.update(uninstalled_at=NOON)
    banner = seen()
    assert "removed from Candles" in str(banner.text)
    assert banner.url.endswith(f"/{connection.id}/")
    assert seen(Role.MARKETER) is None
    Connection.objects.update(ended_at=NOON)
    assert seen() is None
