"""Does an endpoint begin, change and end as its owner says, each with its event?"""

from threading import Event as Begun
from threading import Thread

import pytest
from django.db import connection, transaction

from regulars import clock
from regulars.connectors.outgoing import actions, notices, queries
from regulars.connectors.outgoing.models import Endpoint, Notice
from regulars.events.models import Event
from regulars.web.outward.address import AddressRefused
from tests.connectors.outgoing.conftest import happen, told

URL = "https://hooks.example.com/"


def events() -> list[str]:
    return list(
        Event.objects.filter(name__startswith="webhook.").order_by("id").values_list("name", flat=True)
    )


def test_the_secret_is_told_once_and_kept_sealed(database):
    endpoint, secret = told(URL)
    assert secret not in str(Endpoint.objects.values().get())
    assert queries.secrets_of(endpoint, at=clock.wall()) == [secret]
    assert events() == ["webhook.added"]


def test_only_events_that_there_are_can_be_asked_for(database):
    for chosen in ([], ["order.eaten"]):
        with pytest.raises(actions.NoEvents):
            actions.add(URL, name="", events=chosen, with_customers=True, actor="test", at=clock.wall())
    assert {"order.placed", "consent.withdrawn", "product.viewed"} <= set(queries.event_names())


def test_an_address_that_is_none_is_refused_before_anything_is_kept(database):
    with pytest.raises(AddressRefused):
        told("ftp://hooks.example.com/")
    endpoint, _ = told(URL)
    with pytest.raises(AddressRefused):
        actions.change(endpoint.pk, {"url": "nonsense"}, actor="test", at=clock.wall())
    assert Endpoint.objects.get().url == URL


def test_twenty_are_enough(database):
    for _ in range(20):
        told(URL)
    with pytest.raises(actions.TooMany):
        told(URL)


def test_a_change_tells_what_changed_and_the_same_again_nothing(database):
    endpoint, _ = told(URL)
    for _ in range(2):
        actions.change(
            endpoint.pk,
            {"name": "Till", "events": ["order.cancelled"], "url": URL},
            actor="test",
            at=clock.wall(),
        )
    assert Event.objects.get(name="webhook.changed").payload["fields"] == ["events", "name"]
    assert Endpoint.objects.get().events == ["order.cancelled"]


def test_while_it_is_off_nothing_is_planned_and_what_waited_goes_on_later(database):
    endpoint, _ = told(URL)
    happen(1)
    notices.plan(at=clock.wall())
    assert actions.switch_off(endpoint.pk, why="owner", actor="test", at=clock.wall())
    assert not actions.switch_off(endpoint.pk, why="owner", actor="test", at=clock.wall())
    happen(2, first=2)
    assert notices.claim(endpoint.pk, at=clock.wall()) is None
    assert actions.switch_on(endpoint.pk, actor="test", at=clock.wall())
    assert not actions.switch_on(endpoint.pk, actor="test", at=clock.wall())
    happen(1, first=4)
    while notices.plan(at=clock.wall()):
        pass
    assert [row.body.split('"order_id":"')[1][0] for row in Notice.objects.order_by("id")] == ["1", "4"]
    assert events() == ["webhook.added", "webhook.switched_off", "webhook.switched_on"]


def test_removed_it_leaves_nothing_but_its_events(database):
    endpoint, _ = told(URL)
    happen(1)
    notices.plan(at=clock.wall())
    assert actions.remove(endpoint.pk, actor="test", at=clock.wall())
    assert not actions.remove(endpoint.pk, actor="test", at=clock.wall())
    assert (Endpoint.objects.count(), Notice.objects.count()) == (0, 0)
    assert events() == ["webhook.added", "webhook.removed"]


def test_a_new_secret_is_an_event_without_the_secret(database):
    endpoint, old = told(URL)
    rotated, new = actions.rotate(endpoint.pk, actor="test", at=clock.wall())
    assert queries.secrets_of(rotated, at=clock.wall()) == [new, old]
    assert Event.objects.get(name="webhook.changed").payload == {
        "endpoint_id": endpoint.pk,
        "fields": ["secret"],
    }


def test_of_two_that_begin_at_once_neither_is_taken_for_nobody(database):
    begun = Begun()
    second = Thread(target=lambda: (begun.set(), told(URL, name="Second"), connection.close()))
    with transaction.atomic():
        first, _ = told(URL, name="First")
        second.start()
        begun.wait()
    happen(1)
    second.join()
    while notices.plan(at=clock.wall()):
        pass
    assert Notice.objects.filter(endpoint=first).count() == 1
