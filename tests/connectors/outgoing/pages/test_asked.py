"""Are all events offered, by what they are about?"""

from regulars.connectors.outgoing import queries
from regulars.connectors.outgoing.pages.asked import LIKELY, groups


def test_every_event_is_offered_once_and_the_likely_ones_are_ticked():
    offered = [each for part in groups(set(LIKELY)) for names in part for each in names]
    assert sorted(name for name, _ in offered) == sorted(queries.event_names())
    assert {name for name, ticked in offered if ticked} == set(LIKELY)


def test_events_stand_by_what_they_are_about():
    of_customers, of_store = groups(set())
    said = [("consent.asked", False), ("consent.given", False), ("consent.withdrawn", False)]
    assert said in of_customers
    assert any(("sends.stopped", False) in names for names in of_store)
