"""Somebody learns on which lists they are, and the receipt of an erasure stands in what is left of them."""

from regulars.capabilities.audiences.timeline import confirmed
from regulars.customers import export
from regulars.customers.actions.erase import erase
from tests.engine.store import days, id_of


def test_a_network_that_took_somebody_off_is_in_their_history(advertising):
    advertising.allows("bo")
    audience = advertising.means()
    advertising.syncs(audience)
    bo, at = id_of("bo"), advertising.store.later(hours=1)
    erase([bo], actor="test", at=at)
    advertising.syncs(audience)
    (entry,) = confirmed([bo], at=at + days(1), id=0, limit=9)
    assert (str(entry.title), entry.at) == ("Meta took them off its list", at)


def test_somebody_is_told_on_which_lists_they_are(advertising):
    advertising.allows("bo")
    advertising.syncs(advertising.means(name="Skaters"))
    found = export.document(id_of("bo"), at=advertising.store.at)
    assert "Skaters" in str(found)
    assert "'state': 'in'" in str(found)
