"""Is the owner told when a program isn't reached any more, and nobody else?"""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from regulars import clock
from regulars.connectors.outgoing.banners import unheard
from regulars.connectors.outgoing.models import Endpoint
from regulars.web.roles import Role
from tests.connectors.outgoing.conftest import told


def seen(role: Role = Role.OWNER):
    request = RequestFactory().get("/")
    request.role = role
    return unheard(request)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, ""),
        ({"off_why": "owner"}, ""),
        ({"failing_since": timedelta(hours=2)}, ""),
        ({"failing_since": timedelta(hours=25)}, "failing for more than a day"),
        ({"off_why": "failing"}, "told nothing any more"),
        ({"off_why": "gone"}, "told nothing any more"),
    ],
)
def test_the_owner_is_told_of_what_needs_mending(database, changes, says):
    endpoint, _ = told("https://example.com/")
    at = clock.wall()
    Endpoint.objects.update(
        **{name: at - value if isinstance(value, timedelta) else value for name, value in changes.items()}
    )
    banner = seen()
    assert (says in str(banner.text) and banner.url.endswith(f"/{endpoint.pk}/")) if banner else not says
    assert seen(Role.MARKETER) is None
