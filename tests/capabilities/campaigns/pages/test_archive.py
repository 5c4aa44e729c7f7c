"""Newsletters that everybody may read."""

import pytest
from django.test import Client

from regulars.capabilities.campaigns import actions, archiving, queries


@pytest.fixture
def visitor() -> Client:
    """Somebody who isn't signed in."""
    return Client()


def address(row) -> str:
    return archiving.address_of(queries.campaign(row.pk))


def goes_out(writing, **wanted):
    row = writing.starts(templates=("birthday",), **wanted)
    writing.minutes(row)
    return row


def test_what_is_listed_is_read_by_everybody_and_names_nobody(writing, visitor):
    writing.knows("Ann")
    assert "There is none to read yet." in visitor.get("/newsletters/").content.decode()
    row = goes_out(writing, archive="listed", content="article")
    writing.shop.hands_over()
    page = visitor.get("/newsletters/").content.decode()
    assert "article" in page
    assert address(row) in page
    read = visitor.get(address(row))
    assert read.status_code == 200
    assert "Ann" not in read.content.decode()
    assert "invalid" not in read.content.decode()
    assert "You get this mail because" not in read.content.decode()


def test_what_is_signed_is_read_by_its_link_alone(writing, visitor):
    row = goes_out(writing, archive="signed")
    assert address(row) not in visitor.get("/newsletters/").content.decode()
    assert visitor.get(address(row)).status_code == 200
    assert visitor.get(address(row)[:-3] + "x/").status_code == 404


def test_what_is_for_nobody_else_or_was_stopped_is_not_shown(writing, visitor):
    writing.knows("Ann")
    private = goes_out(writing)
    assert archiving.address_of(queries.campaign(private.pk)) == ""
    row = goes_out(writing, name="Other", archive="listed")
    link = address(row)
    actions.stop(row.pk, who=None, at=writing.shop.at)
    assert visitor.get(link).status_code == 404


def test_a_letter_about_ones_own_order_is_never_shown(writing, visitor):
    row = writing.starts(archive="listed")
    writing.minutes(row)
    assert visitor.get(address(row)).status_code == 404
    assert "There is none to read yet." in visitor.get("/newsletters/").content.decode()
