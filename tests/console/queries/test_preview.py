"""Whom would a play reach in a week?"""

from regulars.console.queries.preview import preview
from regulars.customers.actions import people
from regulars.engine.play import play_from
from regulars.engine.running import house
from regulars.plays import catalogue
from tests.console.cast import ago

SECOND_ORDER = catalogue.named("second_order").definition


def reached(definition, **more):
    found = preview(play_from({**definition, **more}), here=house(at=ago(0)), names=True)
    return found.started, found.fit, found.reached, [face.called for face in found.some]


def test_moments_that_fall_due_are_those_of_the_coming_week(shop):
    # Dita needs a candle in 5 days; a play that begins 3 days before looks from 3 to 10 days ahead.
    assert reached(catalogue.named("replenishment").definition) == (1, 1, 1, ["Dita Liepa"])


def test_orders_are_those_of_the_past_week(shop):
    assert reached(SECOND_ORDER, **{"for": "orders >= 2"}) == (1, 1, 0, [])
    shop.asks("cy", granted=True, day=1)
    assert reached(SECOND_ORDER, **{"for": "orders >= 2"}) == (1, 1, 1, ["Cy Kask"])


def test_service_needs_no_consent_but_an_address(shop):
    assert reached(SECOND_ORDER, **{"for": "orders >= 2", "purpose": "service"}) == (1, 1, 1, ["Cy Kask"])


def test_other_events_are_read_from_the_log(shop):
    shop.is_visited("browser-1")
    viewed = {**SECOND_ORDER, "when": {"event": "product.viewed"}, "for": "days_known >= 0"}
    assert reached(viewed)[:3] == (1, 1, 0)


def test_who_counts_as_another_is_one_person(shop):
    people.merge(loser=shop.id_of("cy"), winner=shop.id_of("bo"), reason="test", actor="test", at=ago(0))
    assert reached(SECOND_ORDER, **{"for": "orders >= 0"})[0] == 1
