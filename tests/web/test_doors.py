"""Each door that others come to is known, and leads where it says."""

from django.urls import resolve

from regulars.web.doors import doors


def test_every_folders_door_leads_to_its_own_view():
    found = {door.name: resolve(door.path()).view_name for door in doors()}
    known = {"unsubscribe": "unsubscribe", "webhooks": "webhook", "page": "page_script"}
    assert known.items() <= found.items()
    assert found["events"].startswith("api:")


def test_a_door_says_in_which_words_it_is_called_and_what_it_takes():
    largest = {door.name: door.largest for door in doors()}
    assert {"unsubscribe": 0, "webhooks": 8 * 2**20, "events": 8 * 2**20}.items() <= largest.items()
    assert all(str(door.label) and (door.body or door.method == "GET") for door in doors())
