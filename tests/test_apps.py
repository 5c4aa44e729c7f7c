"""Are the folders' parts found by walking, and handed down?"""

from regulars.api import api
from regulars.apps import HERE, dotted, members
from regulars.web import deeds, navigation, sections


def test_a_file_is_called_by_its_place():
    assert dotted(HERE / "capabilities" / "points" / "steps.py") == "capabilities.points.steps"


def test_every_folders_module_of_a_name_is_a_member_in_the_order_of_places():
    found = [module.__name__ for module in members("routes")]
    assert "regulars.web.routes" in found
    assert found == sorted(found)
    assert members("nothing_of_that_name") == []


def test_what_folders_declare_has_arrived():
    assert {item.name for module in members("navigation") for item in module.ITEMS} == {
        item.name for item in navigation.items()
    }
    assert sections.find("nothing") is None
    assert deeds.said("key.made") == "Made an API key"


def test_every_folders_routes_of_the_api_are_mounted():
    routers = [module.router for module in members("api") if hasattr(module, "router")]
    mounted = [router for _prefix, router in api._routers]  # those within them too
    assert [router for router in mounted if router in routers] == routers


def test_letters_of_the_keyboard_lead_to_one_page_each():
    letters = [item.key for item in navigation.items() if item.key]
    assert len(letters) == len(set(letters))
