"""Does mail to the staff leave, and is its failure nobody else's business?"""

import pytest
from django.core.mail import EmailMessage

from regulars.business.models import Business
from regulars.channels.staff_mail import StaffMail

LETTER = EmailMessage(subject="Choose a new password", body="https://shop/key\n.\nžņ", to=["ann@store.lv"])


def test_it_leaves_by_the_stores_own_server_and_sender(mailing, mailbox):
    assert StaffMail().send_messages([LETTER]) == 1
    (mail,) = mailbox.mails()
    assert "Choose a new password" in str(mail["Subject"])
    assert "žņ" in mail.get_content()


def test_without_a_server_it_is_lost_with_a_way_out(shop, caplog):
    assert StaffMail().send_messages([LETTER]) == 0
    assert "regulars password-link" in caplog.text


@pytest.mark.parametrize("only_to", ["bo@store.lv", "@other.lv"])
def test_the_fence_holds_for_the_staff_too(mailing, mailbox, monkeypatch, only_to):
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", only_to)
    assert StaffMail().send_messages([LETTER]) == 0
    assert mailbox.mails() == []


def test_a_server_that_does_not_answer_breaks_nothing(mailing, mailbox, caplog):
    mailing.sends_by("smtp://127.0.0.1:9")
    assert StaffMail().send_messages([LETTER]) == 0
    assert "didn't leave" in caplog.text
    assert Business.objects.get().sends_stopped_at is None
