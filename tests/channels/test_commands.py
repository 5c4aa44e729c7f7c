"""The same in a terminal, and for scripts."""

import json

import pytest
from click.testing import CliRunner

from regulars.channels import commands
from regulars.channels.email import CHANNEL
from regulars.channels.models import SenderIdentity
from regulars.cli import with_json
from regulars.web.models import StaffAction


def run(command, *arguments):
    return CliRunner().invoke(with_json(command), list(arguments))


def told(command, *arguments):
    answer = run(command, *arguments, "--json")
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.output)


def test_setting_the_server_and_the_sender(shop):
    answer = told(
        commands.channel,
        "set",
        "email",
        "--smtp",
        "smtp://u:p@smtp.amber.lv",
        "--from",
        "Amber <shop@amber.lv>",
    )
    assert answer == {
        "channel": "email",
        "host": "smtp.amber.lv",
        "port": 587,
        "security": "starttls",
        "from": "shop@amber.lv",
    }
    assert CHANNEL.server().password == "p"
    assert set(StaffAction.objects.values_list("action", "who")) == {
        ("channel.set", "command"),
        ("sender.set", "command"),
    }


def test_a_new_server_leaves_the_sender_and_a_new_sender_its_signature(mailing, mailbox):
    told(commands.channel, "set", "email", "--smtp", mailbox.url)
    assert SenderIdentity.objects.get().from_address == "shop@amber.test"
    told(commands.channel, "set", "email", "--smtp", mailbox.url, "--from", "new@amber.test")
    assert SenderIdentity.objects.get().signed_by == "Laura"


def test_a_server_on_this_machine_needs_no_sender_to_begin_with(shop, mailbox):
    told(commands.channel, "set", "email", "--smtp", mailbox.url)
    ann = shop.knows("Ann")
    shop.plans(ann)
    assert shop.hands_over() == {"accepted": 1}


def test_the_sender_of_this_machine_is_none_elsewhere(shop, mailbox):
    told(commands.channel, "set", "email", "--smtp", mailbox.url)
    refused = run(commands.channel, "set", "email", "--smtp", "smtp://u:p@smtp.amber.lv")
    assert "Say as whom with --from" in refused.output
    assert CHANNEL.is_loopback()


def test_elsewhere_one_has_to_be_named_or_is_the_user(shop):
    refused = run(commands.channel, "set", "email", "--smtp", "smtp://u:p@smtp.amber.lv")
    assert refused.exit_code == 1
    assert "Say as whom with --from" in refused.output
    named = told(commands.channel, "set", "email", "--smtp", "smtp://shop%40amber.lv:p@smtp.amber.lv")
    assert named["from"] == "shop@amber.lv"


@pytest.mark.parametrize("url", ["smtp.amber.lv", "smtp://u:p@smtp.amber.lv?security=none"])
def test_an_address_that_can_not_be_used_is_refused_with_the_way_out(url, shop):
    refused = run(commands.channel, "set", "email", "--smtp", url, "--from", "a@amber.lv")
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: ")
    assert not CHANNEL.is_set()


def test_a_test_mail(mailing, mailbox):
    assert told(commands.channel, "test", "email", "--to", "laura@amber.test")["accepted"]
    mailbox.stop()
    failed = run(commands.channel, "test", "email", "--to", "laura@amber.test")
    assert failed.exit_code == 1
    assert "The mail server takes no connections." in failed.output


def test_the_outbox_as_people_and_as_scripts_read_it(mailing):
    ann, cy = mailing.knows("Ann"), mailing.knows("Cy", allows=False)
    mailing.plans(ann, cy)
    mailing.hands_over()
    words = run(commands.outbox).output
    assert "They don’t allow it." in words
    assert "1 accepted, 1 skipped" in words
    held = told(commands.outbox, "--state", "skipped")
    assert held["counts"] == {"accepted": 1, "skipped": 1}
    assert [(m["customer_id"], m["reason"]) for m in held["messages"]] == [(str(cy), "consent_refused")]


def test_what_waits_says_for_what(shop):
    shop.plans(shop.knows("Ann"))
    answer = told(commands.outbox)
    assert answer["waiting"] == {"email": "No e-mail server is set."}
    assert answer["messages"][0]["reason"] == "no_email_server"


def test_after_a_failover_nothing_leaves_until_somebody_lets_it_go(mailing):
    mailing.plans(mailing.knows("Ann"))
    assert told(commands.outbox, "--stop")["waiting"]["email"] == "Everything is stopped."
    assert mailing.hands_over() == {}
    assert told(commands.outbox, "--go")["waiting"] == {}
    assert mailing.hands_over() == {"accepted": 1}


def test_an_empty_outbox(mailing):
    assert run(commands.outbox).output == "The outbox is empty.\n"


def test_a_provider_takes_the_place_of_a_server(shop):
    answer = told(
        commands.channel, "set", "email", "--provider", "postmark", "--key", "k", "--from", "shop@amber.lv"
    )
    assert (answer["provider"], answer["from"]) == ("postmark", "shop@amber.lv")
    assert answer["webhooks"].endswith("/told/mail/postmark/")
    assert (CHANNEL.is_set(), CHANNEL.server()) == (True, None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say either --smtp URL, or --provider NAME"),
        (("--smtp", "smtp://x.test", "--provider", "brevo"), "Say either"),
        (("--provider", "brevo"), "--key is missing"),
        (("--provider", "amazon_ses", "--key", "u:p"), "--region of Amazon SES is one of: eu-central-1"),
        (("--provider", "brevo", "--key", "k", "--region", "eu"), "--region of Brevo"),
    ],
)
def test_what_a_provider_lacks_is_said(shop, arguments, said):
    refused = run(commands.channel, "set", "email", *arguments)
    assert refused.exit_code == 1
    assert said in refused.output


def test_bounces_are_read_from_a_mailbox(shop):
    answer = told(commands.channel, "set", "bounces", "--imap", "imaps://me%40amber.lv:p@imap.amber.lv/Back")
    assert answer == {"channel": "bounces", "host": "imap.amber.lv", "port": 993, "folder": "Back"}
    assert run(commands.channel, "set", "bounces", "--imap", "https://amber.lv").exit_code == 1
