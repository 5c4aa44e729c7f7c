"""Which calls of event clients come by the short way; `test_python_clients.py` goes it over real HTTP."""

from regulars.connectors.event_clients import lane
from regulars.connectors.event_clients.routes import urlpatterns


def test_each_way_is_an_address_of_its_own_too():
    addresses = {f"/{each.pattern}" for each in urlpatterns}
    assert set(lane.VIEWS) <= addresses
