"""Setting it in a terminal."""

import json

from click.testing import CliRunner

from regulars.channels.relay import queries
from regulars.channels.relay.terminal import set_webhook
from regulars.cli import with_json

SET = with_json(set_webhook)


def run(*args):
    return CliRunner().invoke(SET, args)


def test_the_secret_is_shown_once(shop):
    said = json.loads(run("--url", "https://app.amber.lv/m", "--json").output)
    assert said == {"channel": "webhook", "url": "https://app.amber.lv/m", "secret": queries.secret()}
    assert (
        run("--url", "https://app.amber.lv/m").output == "Messages are handed on to https://app.amber.lv/m.\n"
    )
    anew = run("--url", "https://app.amber.lv/m", "--new-secret")
    assert queries.secret() in anew.output


def test_what_is_no_address_is_refused(shop):
    done = run("--url", "ftp://x")
    assert (done.exit_code, queries.url()) == (1, "")
    assert "https://" in done.output
