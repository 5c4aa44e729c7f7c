"""What somebody is writing is seen as a mail, as plain text, and as MJML only when asked for."""

import pytest

from regulars.channels.writing.blocks import Text
from tests.channels.writing.test_composer import letter

LOOK = "/letters/replenishment/write/look/?language=en"


@pytest.mark.parametrize(
    ("wanted", "there", "not_there"),
    [
        ({}, "<h", "<pre"),
        ({"as": "text"}, "-- \n", "<table"),
        ({"as": "mjml"}, "&lt;mj-section", "<table"),
    ],
)
def test_it_is_seen_as_it_is_asked_for(shop, client, wanted, there, not_there):
    shown = client.post(LOOK, {**letter(Text(says="Not kept.")), **wanted})
    page = shown.content.decode()
    assert "Not kept." in page
    assert there in page
    assert not_there not in page
    assert "sandbox" in shown["Content-Security-Policy"]


def test_it_is_seen_with_a_customers_data(mailing, client):
    ann = mailing.knows("Ann")
    mailing.sells_soap(ann)
    said = letter(Text(says="{% if order %}Yours: {{ order.number }}{% endif %}{{ customer.given_name }}!"))
    assert "Ann!" in client.post(LOOK, {**said, "person": str(ann)}).content.decode()


def test_markup_in_a_letter_is_shown_and_not_taken_for_ours(shop, client):
    page = client.post(LOOK, {**letter(Text(says="<script>x</script>")), "as": "text"}).content.decode()
    assert "<script>" not in page
