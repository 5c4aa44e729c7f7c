"""Does a dataclass ask for what it needs, and come back as it was filled in?"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

import pytest
from django.test import RequestFactory

from regulars.web.forms import ask, filled, form_for, initial
from regulars.web.stored import load, save
from tests.web.test_tables import NOON


class Look(StrEnum):
    PLAIN = "plain"
    RICH = "rich"


@dataclass(frozen=True)
class Mail:
    KEY: ClassVar[str] = "mail"

    host: str = ask("Server", help="As your provider names it.", default="")
    sender: str = ask("From", kind="email", default="shop@example.com")
    port: int = ask("Port", default=587, least=1, most=65_535)
    secure: bool = ask("Encrypted", default=True)
    holdout_bp: int = ask("Control group", kind="percent", default=1000)
    since: date | None = ask("Since", default=None)
    rate: Decimal = ask("Rate", default=Decimal("1.5"))
    look: Look = ask("Look", choices=[("plain", "Plain"), ("rich", "Rich")], default=Look.PLAIN)


FILLED = {
    "host": "mail.example.com",
    "sender": "ann@example.com",
    "port": "25",
    "holdout_bp": "12.5",
    "since": "2010-12-09",
    "rate": "0.25",
    "look": "rich",
}


def test_what_was_filled_in_is_the_dataclass_again():
    form = form_for(Mail)(FILLED)
    assert form.is_valid(), form.errors
    assert form.value() == Mail(
        host="mail.example.com",
        sender="ann@example.com",
        port=25,
        secure=False,  # an empty box sends nothing
        holdout_bp=1250,  # 12.5 per cent
        since=date(2010, 12, 9),
        rate=Decimal("0.25"),
        look=Look.RICH,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("port", "0"),
        ("port", "65536"),
        ("port", "many"),
        ("sender", "nobody"),
        ("holdout_bp", "101"),
        ("look", "loud"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(field, value):
    form = form_for(Mail)({**FILLED, field: value})
    assert list(form.errors) == [field]


def test_what_has_a_default_or_may_be_unknown_can_stay_empty():
    form = form_for(Mail)({**FILLED, "host": "", "since": ""})
    assert form.is_valid(), form.errors
    assert (form.value().host, form.value().since) == ("", None)


def test_words_and_help_stand_with_their_field():
    form = form_for(Mail)(initial=initial(Mail()))
    assert (form["host"].label, form["host"].help_text) == ("Server", "As your provider names it.")
    assert 'value="10"' in str(form["holdout_bp"])  # 1000 basis points


def test_a_request_that_asks_gets_the_form_as_it_is(rf: RequestFactory):
    form = filled(Mail, rf.get("/"), start=Mail(port=2525))
    assert not form.is_bound
    assert 'value="2525"' in str(form["port"])


def test_a_setting_is_kept_with_its_type(database):
    assert load(Mail) == Mail()
    save(Mail(port=25, since=date(2010, 12, 9), look=Look.RICH), at=NOON)
    assert load(Mail) == Mail(port=25, since=date(2010, 12, 9), look=Look.RICH)


def test_a_field_that_came_later_has_its_default(database):
    @dataclass(frozen=True)
    class Younger:
        KEY: ClassVar[str] = "mail"
        port: int = 587

    save(Younger(port=25), at=NOON)
    assert load(Mail) == Mail(port=25)
