"""An SMSC that others wrote understands us, and we it."""

from contextlib import closing
from dataclasses import replace

import pytest

from regulars.channels.channel import Accepted, Down
from regulars.channels.letters import Written
from regulars.channels.smpp.line import SmppLine
from regulars.channels.smpp.receipts import receipt_of
from tests.channels.cast import NOON
from tests.channels.smpp.conftest import account_at
from tests.channels.smpp.perl_smsc import running
from tests.channels.test_channel import PARCEL

GSM = "Your soap runs out: 5 €, [amber@pine]"
CYRILLIC = "Сапун"
LONG = "a" * 161


@pytest.fixture(scope="module")
def smsc():
    with running("s3cret") as found:
        yield found


def parcel(text, *, to="+37126000001"):
    return replace(PARCEL, to=to, letter=Written("", "", "", text))


def test_texts_of_every_kind_arrive_whole_and_their_receipts_come_back(smsc):
    came = []
    with closing(SmppLine(account_at(smsc), heard=came.extend)) as line:
        taken = [line.deliver(parcel(text)) for text in (GSM, CYRILLIC, LONG)]
        throttled = line.deliver(parcel("Hi", to="+37126000058"))
    assert taken == [Accepted("1 SMS", "perl-1"), Accepted("1 SMS", "perl-2"), Accepted("2 SMS", "perl-3")]
    assert throttled == Down("provider_busy", "submit_sm: 0x00000058")
    told = smsc.said(1 + 5 + 5 + 4 + 1)  # bind; texts; their enquire_links; receipts taken; unbind
    texts = [words for words in told if words[0] == "submit"]
    answers = [words[1] for words in told if words[0] == "answer"]
    assert told[0] == ["bind", "amber", "52", "in"]  # 0x34
    assert told[-1] == ["unbind"]
    assert (answers.count("enquire_link_resp"), answers.count("deliver_sm_resp")) == (5, 4)

    gsm, cyrillic, first, second, _throttled = texts
    assert gsm[1:6] == ["1", "37120000000", "37126000001", "0", "1"]
    # 3GPP TS 23.038: € is 1B 65, [ is 1B 3C, @ is 00, ] is 1B 3E.
    assert bytes.fromhex(gsm[7]) == b"Your soap runs out: 5 \x1be, \x1b<amber\x00pine\x1b>"
    assert (cyrillic[6], bytes.fromhex(cyrillic[7]).decode("utf-16-be")) == ("8", CYRILLIC)
    assert (first[4], second[4]) == ("64", "64")
    assert first[7][:12] == "050003070201"
    assert second[7][:12] == "050003070202"
    assert bytes.fromhex(first[7])[6:] + bytes.fromhex(second[7])[6:] == LONG.encode()

    receipts = [receipt_of(each, at=NOON) for each in came]
    assert [(each.kind, each.provider_id) for each in receipts] == [
        ("delivered", f"perl-{number}") for number in (1, 2, 3, 4)
    ]


def test_a_wrong_password_is_not_let_in(smsc):
    with closing(SmppLine(account_at(smsc, password="guessed"), heard=lambda came: None)) as line:
        assert line.deliver(parcel("Hi")) == Down("provider_refuses_us", "bind: 0x0000000E")
    assert smsc.said(1) == [["bind", "amber", "52", "out"]]
