"""Do programs that go by the described route come to the same door?"""

from django.test import Client

from regulars import clock
from regulars.connectors.api import router
from regulars.web import keys
from regulars.web.keys import Scope
from tests.connectors.json_events.calls import call, viewed


def test_the_route_leads_to_the_door(database):
    secret = keys.create("till", scope=Scope.WRITE, at=clock.wall()).secret
    answer = Client().post(
        "/api/v1/events",
        call(viewed()),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )
    assert answer.json()["events"] == [{"index": 0, "result": "new", "id": "v1"}]


def test_it_is_the_only_route_that_writes():
    verbs = {
        verb for view in router.path_operations.values() for each in view.operations for verb in each.methods
    }
    assert verbs == {"POST"}
