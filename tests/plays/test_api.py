"""Plays and what they brought, as programs read them."""

import json

from click.testing import CliRunner

from regulars.cli import with_json
from regulars.plays.catalogue import catalogue
from regulars.plays.commands import play
from tests.api.conftest import ask, asker, store

__all__ = ["ask", "store"]


def run(*arguments):
    return CliRunner().invoke(with_json(play), [*arguments, "--json"])


def test_every_play_of_the_catalogue_before_any_is_on(store, ask):
    told = ask("/plays").json()["plays"]
    assert [one["play"] for one in told] == sorted(catalogue())
    assert not any(one["on"] for one in told)
    assert all(one["sentence"] for one in told)


def test_a_play_that_is_on_with_its_result(store, ask):
    run("on", "second_order")
    told = ask("/plays/second_order").json()
    assert (told["on"], told["version"], told["active"]) == (True, 1, 0)
    assert told["result"] == {
        key: value for key, value in json.loads(run("result", "second_order").output).items() if key != "play"
    }


def test_a_play_that_was_never_on_has_no_result(store, ask):
    told = ask("/plays/second_order").json()
    assert (told["on"], told["version"], told["result"]) == (False, None, None)


def test_a_play_that_is_not_there(store, ask):
    answer = ask("/plays/dance")
    assert answer.status_code == 404
    assert "second_order" in answer.json()["detail"]


def test_plays_are_the_whole_businesss(store):
    assert asker(shop_id=store.shop.id)("/plays").status_code == 403
