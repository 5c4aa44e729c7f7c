"""Setting SMS in a terminal."""

import json
from decimal import Decimal

import pytest
from click.testing import CliRunner

from regulars.channels.texting import queries
from regulars.channels.texting.terminal import set_sms, try_sms
from regulars.cli import with_json

SET = with_json(set_sms)
TRY = with_json(try_sms)


def run(command, *args):
    return CliRunner().invoke(command, args)


def test_a_provider_by_its_account(shop):
    done = run(SET, "--account", "AC1:s3cret", "--from", "+37120000000", "--price", "0.045", "--json")
    assert json.loads(done.output) == {
        "channel": "sms", "way": "http", "host": "https://api.twilio.com", "from": "+37120000000",
        "price": "0.045",
    }  # fmt: skip
    assert (queries.account().price, queries.password()) == (Decimal("0.045"), "s3cret")


def test_an_smsc_by_its_address(shop):
    run(SET, "--smpp", "smpps://amber:s%40cret@smpp.telco.lv", "--from", "Amber")
    found = queries.account()
    assert (found.way, found.host, found.port, found.security, found.user) == (
        "smpp", "smpp.telco.lv", 3550, "tls", "amber",
    )  # fmt: skip
    assert queries.password() == "s@cret"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--from", "Amber"], "--account ACCOUNT:TOKEN"),
        (["--account", "AC1:x", "--from", "Amber & Pine Ltd"], "at most eleven"),
        (["--account", "AC1:x", "--from", "Amber", "--price", "cheap"], "is no price"),
        (["--account", "AC1:x", "--from", "Amber", "--price", "NaN"], "is no price"),
        (["--account", "AC1:x", "--from", "Amber", "--api", "ftp://x"], "https://"),
        (["--smpp", "http://x", "--from", "Amber"], "should look like"),
        (["--smpp", "smpp://x:99999", "--from", "Amber"], "is no address"),
        (["--smpp", "smpp://u:p@smpp.telco.lv", "--from", "Amber"], "readable on its way"),
    ],
)
def test_what_cannot_be_used_is_said(shop, args, says):
    done = run(SET, *args)
    assert done.exit_code == 1
    assert says in done.output
    assert queries.account() is None


def test_a_test_text_gets_through(texting, provider):
    done = run(TRY, "--to", "+371 26 000 001")
    assert done.output == "The provider took it: 1 SMS\n"
    assert provider.texts == {"+37126000001": "A test from Amber & Pine: it gets through."}


def test_or_it_is_said_why_not(texting, provider):
    provider.answers = [(401, {"code": 20003, "message": "Authenticate"})]
    assert "refuses the account" in run(TRY, "--to", "+37126000001").output
    assert "is no telephone number" in run(TRY, "--to", "26000001").output
