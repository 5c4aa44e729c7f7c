"""A store that is tried out writes to nobody but those it was told of."""

import pytest

from regulars.channels.guard import Fence, is_reserved, only_to


def fence(*listed, sandbox=False, loopback=False):
    return Fence(only_to=frozenset(listed), sandbox=sandbox, loopback=loopback)


def test_a_real_store_writes_to_everybody():
    assert fence().reason("ann@buyer.lv") == ""


@pytest.mark.parametrize("address", ["me@shop.lv", "ME@Shop.lv", "anybody@team.lv"])
def test_those_who_are_listed_get_mail(address):
    assert fence("me@shop.lv", "@team.lv", sandbox=True).reason(address) == ""


@pytest.mark.parametrize("address", ["ann@buyer.lv", "me@shop.lv.evil.example", "x@sub.team.lv"])
def test_when_some_are_listed_nobody_else_does_not_even_on_this_machine(address):
    assert fence("me@shop.lv", "@team.lv", loopback=True).reason(address) == "not_in_mail_only_to"


def test_a_listed_domain_is_known_however_it_is_written(monkeypatch):
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "@bücher.lv, Ann@xn--e1afmkfd.test")
    listed = fence(*only_to())
    assert listed.reason("bo@xn--bcher-kva.lv") == listed.reason("ann@пример.test") == ""


def test_a_sandbox_writes_to_nobody_but_its_own_machine():
    assert fence(sandbox=True).reason("ann@buyer.lv") == "sandbox"
    assert fence(sandbox=True, loopback=True).reason("ann@buyer.lv") == ""


def test_addresses_for_examples_are_never_tried_at_a_real_server():
    assert fence().reason("customer.17@example.com") == "reserved_address"
    assert fence(loopback=True).reason("customer.17@example.com") == ""


@pytest.mark.parametrize(
    "domain", ["example.com", "mail.example.org", "shop.test", "x.example", "a.invalid."]
)
def test_domains_that_nobody_has(domain):
    assert is_reserved(f"ann@{domain}")


@pytest.mark.parametrize("domain", ["notexample.com", "example.lv", "testing.com", "test.lv"])
def test_domains_that_somebody_may_have(domain):
    assert not is_reserved(f"ann@{domain}")


def test_the_list_is_read_as_people_write_it(monkeypatch):
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", " Me@Shop.lv, @team.lv ,, ")
    assert only_to() == {"me@shop.lv", "@team.lv"}
    monkeypatch.delenv("REGULARS_MAIL_ONLY_TO")
    assert only_to() == frozenset()
