"""Scanners follow everything as mail comes; people follow one link, later. Only people count."""

from datetime import timedelta

import pytest

from regulars.channels.tracking.rules import Hit, who
from tests.channels.cast import NOON

SOAP, TEA, SALE = "https://shop.test/soap", "https://shop.test/tea", "https://shop.test/sale"


def after(seconds, kind="followed", target=SOAP, agent=""):
    return Hit(kind, NOON + timedelta(seconds=seconds), "" if kind in {"opened", "unseen"} else target, agent)


def verdicts(*hits):
    """Who each of these hits of a message was, which was handed over at noon; the silent ones left out."""
    told = [hit for hit in hits if hit.kind in {"followed", "opened"}]
    return [who(hit, among=hits, handed_at=NOON) for hit in told]


def test_ann_opens_and_follows_a_link():
    assert verdicts(after(600, "opened"), after(640)) == ["person", "person"]


def test_a_gateway_follows_every_link_as_the_mail_comes():
    hits = [after(3), after(3.1, target=TEA), after(3.3, target=SALE), after(3.4, "unseen")]
    assert verdicts(*hits) == ["scanner"] * 3


def test_ann_counts_beside_the_gateway_before_her():
    gateway = [after(3), after(3.1, target=TEA), after(3.4, "unseen")]
    assert verdicts(*gateway, after(900)) == ["scanner", "scanner", "person"]


@pytest.mark.parametrize(("seconds", "by"), [(0, "scanner"), (4.9, "scanner"), (5, "person")])
def test_nobody_gets_opens_and_follows_within_five_seconds(seconds, by):
    assert verdicts(after(seconds)) == [by]


def test_gmail_looks_at_pictures_as_mail_comes_and_again_when_it_is_shown():
    hits = [after(2, "opened", agent="on_sight"), after(3600, "opened", agent="on_sight")]
    assert verdicts(*hits) == ["scanner", "person"]


def test_apple_loads_pictures_before_anybody_looks():
    assert verdicts(after(3600, "opened", agent="ahead")) == ["scanner"]


@pytest.mark.parametrize("agent", ["scanner", "on_sight", "ahead"])
def test_what_no_browser_asked_for_is_no_persons_click(agent):
    assert verdicts(after(3600, agent=agent)) == ["scanner"]


def test_two_links_within_a_second_are_no_persons_and_the_same_one_twice_is():
    assert verdicts(after(600), after(601, target=TEA)) == ["scanner", "scanner"]
    assert verdicts(after(600), after(600.4)) == ["person", "person"]
    assert verdicts(after(600), after(601.1, target=TEA)) == ["person", "person"]


def test_a_link_whose_head_was_asked_for_just_before():
    assert verdicts(after(600, "looked"), after(601)) == ["scanner"]
    assert verdicts(after(600, "looked"), after(631)) == ["person"]
    assert verdicts(after(600, "looked", target=TEA), after(605)) == ["person"]
    assert verdicts(after(601), after(602, "looked")) == ["person"]


def test_the_unseen_link_tells_of_thirty_seconds_before_and_after():
    assert verdicts(after(600), after(630, "unseen"), after(660, target=TEA)) == ["scanner", "scanner"]
    assert verdicts(after(600), after(631, "unseen"), after(662, target=TEA)) == ["person", "person"]
    assert verdicts(after(600, "opened"), after(610, "unseen")) == ["scanner"]
