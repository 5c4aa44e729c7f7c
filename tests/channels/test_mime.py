"""What stands on the wire."""

import email
import email.policy
from email.header import decode_header
from uuid import UUID

import pytest

from regulars.channels import mime
from regulars.channels.channel import Parcel, Sender
from regulars.channels.letters import Written
from tests.channels.cast import NOON

KEY = UUID("0f0e0d0c-0b0a-0908-0706-050403020100")
LETTER = Written(
    subject="Tavas ziepes: vai drīz beigsies?", html="<p>Sveika & labdien</p>", text="Labdien!\n"
)


def parcel(**more):
    sender = more.pop("sender", Sender(from_name="Dzintars & Priede", from_address="veikals@amber.lv"))
    filled = {"letter": LETTER, "unsubscribe": "https://amber.lv/u/x/", **more}
    return Parcel(key=KEY, to="ann@buyer.lv", sender=sender, at=NOON, **filled)


def read(raw):
    return email.message_from_bytes(bytes(raw), policy=email.policy.default)


def test_both_parts_are_read_back_as_they_were_written():
    mail = read(mime.compose(parcel()))
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail.get_body(("plain",)).get_content() == "Labdien!\r\n"
    assert mail.get_body(("html",)).get_content() == "<p>Sveika & labdien</p>"
    assert mail["Subject"] == LETTER.subject


def test_the_headers_that_mail_programs_ask_for():
    mail = read(mime.compose(parcel()))
    assert mail["From"].addresses[0].display_name == "Dzintars & Priede"
    assert mail["From"].addresses[0].addr_spec == "veikals@amber.lv"
    assert mail["Date"] == "Tue, 13 May 2025 09:00:00 +0000"
    assert mail["Message-ID"] == "<0f0e0d0c0b0a09080706050403020100@amber.lv>"
    assert mail["MIME-Version"] == "1.0"


def test_offers_can_be_unsubscribed_from_in_one_click():
    mail = read(mime.compose(parcel()))
    assert mail["List-Unsubscribe"] == "<https://amber.lv/u/x/>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert read(mime.compose(parcel(unsubscribe="")))["List-Unsubscribe"] is None


def test_a_long_link_stands_on_one_line():
    url = f"https://amber.lv/u/{'x' * 200}/"
    assert f"\r\nList-Unsubscribe: <{url}>\r\n".encode() in bytes(mime.compose(parcel(unsubscribe=url)))


@pytest.mark.parametrize("text", ["Магазин «Янтарь и сосна» в Риге, улица Бривибас", "😀" * 40, "ž" * 70])
def test_what_is_encoded_stands_on_lines_that_every_mail_program_takes(text):
    # RFC 2047, 2: a line that holds an encoded word has at most 76 characters
    sender = Sender(from_name=text, from_address="veikals@amber.lv")
    raw = mime.compose(parcel(sender=sender, letter=Written(subject=text, html="", text="")))
    (sender_said, coding), (address, _) = decode_header(email.message_from_bytes(bytes(raw))["From"])
    assert (sender_said.decode(coding), address.strip()) == (text, b"<veikals@amber.lv>")
    assert read(raw)["Subject"] == text
    assert max(len(line) for line in bytes(raw).split(b"\r\n") if b"=?utf-8?" in line) <= 76


def test_answers_go_where_the_shop_reads_them():
    sender = Sender(from_name="", from_address="news@amber.lv", reply_to="laura@amber.lv")
    mail = read(mime.compose(parcel(sender=sender)))
    assert (mail["From"], mail["Reply-To"]) == ("news@amber.lv", "laura@amber.lv")


def test_the_same_parcel_gives_the_same_bytes():
    assert mime.compose(parcel()) == mime.compose(parcel())


def test_lines_end_and_are_as_short_as_smtp_wants_them():
    long = Written(subject="Я" * 300, html="<p>" + "x" * 5000, text="ž" * 5000)
    raw = bytes(mime.compose(parcel(letter=long)))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert read(raw)["Subject"] == "Я" * 300


@pytest.mark.parametrize(
    "evil", ["Hi\r\nBcc: all@buyer.lv", "Hi\nBcc: all@buyer.lv", "Hi\x0b\x85Bcc: all@buyer.lv"]
)
def test_nothing_in_a_subject_or_a_name_begins_another_header(evil):
    sender = Sender(from_name=evil, from_address="news@amber.lv", reply_to=evil)
    mail = read(mime.compose(parcel(letter=Written(subject=evil, html="", text=""), sender=sender)))
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Hi")
