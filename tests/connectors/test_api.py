"""Do programs that go by the described route come to the same door?"""

from django.test import Client

from regulars import clock
from regulars.connectors.api import router
from regulars.web import keys
from regulars.web.keys import Scope
from tests.api.conftest import ask, asker, store
from tests.connectors.json_events.calls import call, viewed
from tests.engine.store import id_of

__all__ = ["ask", "store"]


def test_the_route_leads_to_the_door(database):
    secret = keys.create("till", scope=Scope.WRITE, at=clock.wall()).secret
    answer = Client().post(
        "/api/v1/events",
        call(viewed()),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )
    assert answer.json()["events"] == [{"index": 0, "result": "new", "id": "v1"}]


def test_events_are_told_and_read():
    verbs = {
        verb for view in router.path_operations.values() for each in view.operations for verb in each.methods
    }
    assert verbs == {"POST", "GET"}


def test_what_happened_is_read_on_from_a_place(store, ask):
    store.sells("ann")
    store.sells("bo")
    first = ask("/events?limit=1").json()
    rest = ask(f"/events?cursor={first['next_cursor']}").json()
    types = [event["type"] for event in first["events"] + rest["events"]]
    assert types.count("order.placed") == types.count("customer.recognised") == 2
    assert (first["more"], rest["more"]) == (True, False)
    (ann,) = ask(f"/events?type=order.placed&customer={id_of('ann')}").json()["events"]
    assert (ann["customer_id"], ann["data"]["revenue_business"]) == (str(id_of("ann")), 1000)
    assert ask("/events?cursor=nonsense").status_code == 400
    assert asker(scope=Scope.FIGURES)("/events").status_code == 403
