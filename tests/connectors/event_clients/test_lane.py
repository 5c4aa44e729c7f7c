"""Do event clients' calls come to their doors over real HTTP, on the short way?"""

import gzip
from concurrent.futures import ThreadPoolExecutor

from regulars.connectors.event_clients import lane
from regulars.connectors.event_clients.routes import urlpatterns
from regulars.events.models import Event
from tests.connectors.event_clients.calls import bought, call, viewed
from tests.connectors.serving import serving


def test_each_way_is_an_address_of_its_own_too():
    addresses = {f"/{each.pattern}" for each in urlpatterns}
    assert set(lane.VIEWS) <= addresses


def test_packed_twice_in_parallel_and_after_a_kill(server_key, database):
    many = call(*[viewed(messageId=f"v{n}") for n in range(50)], bought(), key=server_key.secret)
    head = {"Content-Encoding": "gzip", "Content-Type": "text/plain"}
    with serving(database) as server:
        with ThreadPoolExecutor(8) as pool:
            answers = list(
                pool.map(
                    lambda _: server.client.post("/v1/batch", content=gzip.compress(many), headers=head),
                    range(8),
                )
            )
        assert [answer.json() for answer in answers] == [{"success": True}] * 8
    with serving(database) as server:  # the one before was killed: whoever wasn't answered sends all again
        assert server.client.post("/v1/b", content=many).json() == {"success": True}
        assert server.client.options("/v1/t").headers["Access-Control-Allow-Origin"] == "*"
        assert server.client.post("/v1/batch", content=b"{").status_code == 400
        assert server.client.post("/batch/", content=b"{}").status_code == 400
    told = list(
        Event.objects.filter(name__in=["product.viewed", "order.placed"]).values_list("name", flat=True)
    )
    assert (told.count("product.viewed"), told.count("order.placed")) == (50, 1)
