"""A test mail goes to whoever tries, if it may."""

from regulars.business.models import Business
from regulars.channels.letters import Written
from regulars.channels.models import Send
from regulars.channels.trial import Trial, send_test_mail


def test_it_arrives_and_is_no_message_of_the_outbox(mailing, mailbox):
    assert send_test_mail("laura@amber.test", at=mailing.at) == Trial("", "250 2.0.0 queued")
    mail = mailbox.mail_to("laura@amber.test")
    assert mail["Subject"] == "A test mail from Amber & Pine"
    assert mail["List-Unsubscribe"] is None
    assert not Send.objects.exists()


def test_what_the_server_says_is_told(mailing):
    refused = send_test_mail("never.laura@amber.test", at=mailing.at)
    assert refused == Trial("refused", "550 5.1.1 <…> no such mailbox")


def test_a_server_that_is_gone_is_named(mailing, mailbox):
    mailbox.stop()
    assert send_test_mail("laura@amber.test", at=mailing.at).reason == "connection_refused"


def test_without_a_server_there_is_nothing_to_try(shop):
    assert send_test_mail("laura@amber.test", at=shop.at) == Trial("no_email_server")


def test_what_holds_mail_back_holds_here_too(mailing, mailbox, monkeypatch):
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "me@amber.test")
    assert send_test_mail("laura@amber.test", at=mailing.at) == Trial("not_in_mail_only_to")
    monkeypatch.delenv("REGULARS_MAIL_ONLY_TO")
    monkeypatch.setattr("regulars.channels.email.Email.is_loopback", lambda self: False)
    Business.objects.filter(pk=1).update(sandbox=True)
    assert send_test_mail("laura@amber.lv", at=mailing.at) == Trial("sandbox")
    assert mailbox.taken() == []


def test_a_letter_can_be_tried_by_it(mailing, mailbox):
    letter = Written(subject="Running low?", html="<p>Soap</p>", text="Soap\n")
    assert send_test_mail("laura@amber.test", at=mailing.at, letter=letter).reason == ""
    assert mailbox.mail_to("laura@amber.test")["Subject"] == "Running low?"
