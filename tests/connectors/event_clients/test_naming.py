import pytest

from regulars.connectors.event_clients.naming import CUSTOM, NAMES, behaviour
from regulars.connectors.event_clients.properties import ABOUT_A_PRODUCT
from regulars.events.behaviour import BEHAVIOURS


def test_every_name_leads_to_a_behaviour_that_is_declared():
    assert set(NAMES.values()) | ABOUT_A_PRODUCT | {CUSTOM} <= set(BEHAVIOURS)


@pytest.mark.parametrize(
    "name", ["Product Viewed", "product_viewed", "product viewed", " Product-Viewed ", "Viewed Product"]
)
def test_trackers_write_a_name_in_many_ways(name):
    assert behaviour(name) == "product.viewed"


@pytest.mark.parametrize("name", ["Newsletter Joined", "$feature_flag_called", "", "product"])
def test_what_only_this_tracker_knows_is_kept_as_its_own(name):
    assert behaviour(name) == "custom.done"
