"""Does one command fill an empty store with a demo?"""

import json

from click.testing import CliRunner

from regulars.business.models import Shop
from regulars.cli import with_json
from regulars.connectors.demo import commands, demo

COMMAND = with_json(commands.demo_command)


def test_it_says_what_is_real_and_what_is_not(store):
    said = CliRunner().invoke(COMMAND, []).output
    assert said.startswith("A real shop's year: 1,500 rows.")
    assert "e-mail addresses (under example.com) and consents (80 % of customers) are made up" in said


def test_a_script_gets_json(store):
    told = json.loads(CliRunner().invoke(COMMAND, ["synthetic", "--json"]).stdout)
    assert (told["demo"], told["state"]) == ("synthetic", "loaded")


def test_a_store_of_ones_own_is_left_alone(store):
    Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    said = CliRunner().invoke(COMMAND, [])
    assert said.exit_code == 1
    assert "REGULARS_DATA=elsewhere regulars demo" in said.output


def test_one_at_a_time(store, monkeypatch):
    def busy(*_):
        raise demo.AlreadyLoading

    monkeypatch.setattr(demo, "load", busy)
    assert "is being loaded just now" in CliRunner().invoke(COMMAND, []).output
