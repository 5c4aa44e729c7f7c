"""Setting WhatsApp in a terminal."""

import json

from click.testing import CliRunner

from regulars.channels.cloud import queries
from regulars.channels.cloud.terminal import set_template, set_whatsapp, try_whatsapp
from regulars.cli import with_json
from tests.channels.cloud.conftest import ANN, APP_SECRET, PHONE_ID, TOKEN

SET, TEMPLATE, TRY = map(with_json, (set_whatsapp, set_template, try_whatsapp))


def run(command, *args):
    return CliRunner().invoke(command, args)


def test_a_number_and_what_meta_is_to_be_told(shop):
    done = run(SET, "--phone-id", PHONE_ID, "--token", TOKEN, "--app-secret", APP_SECRET, "--json")
    told = json.loads(done.output)
    assert (told["phone_id"], told["verify"]) == (PHONE_ID, queries.secrets().verify)
    assert told["webhook"].endswith("/whatsapp/")
    assert TOKEN not in done.output


def test_a_letter_in_a_template(chatting):
    args = ("--letter", "birthday", "--language", "lv", "--name", "dzimsanas_diena", "--words", "short")
    assert run(TEMPLATE, *args).output == "birthday in lv is said as dzimsanas_diena.\n"
    assert queries.number().template("birthday", language="lv").words == ("short",)
    assert "can’t stand there" in run(TEMPLATE, *args[:-1], "customer.email").output


def test_a_test_message_gets_through_or_it_is_said_why_not(chatting, api):
    assert run(TRY, "--to", ANN).output == "WhatsApp took it.\n"
    api.answers = [(401, {"error": {"code": 190, "message": "Expired"}})]
    assert "refuses the account" in run(TRY, "--to", ANN).output
    assert "is no telephone number" in run(TRY, "--to", "26000001").output


def test_what_cannot_be_used_is_said(shop):
    assert "digits alone" in run(SET, "--phone-id", "x", "--token", TOKEN, "--app-secret", APP_SECRET).output
