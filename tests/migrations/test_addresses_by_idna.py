"""Addresses of a store that stands are kept as new ones are, and whoever was blocked stays blocked."""

from importlib import import_module
from types import SimpleNamespace

from django.apps import apps

from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.models import Customer, Identity, Suppression
from regulars.customers.permission import address_digest
from tests.channels.cast import NOON

MIGRATION = import_module("regulars.migrations.0038_addresses_by_idna")
HERE = SimpleNamespace(connection=SimpleNamespace(alias="default"))


def known_by(*addresses):
    customer = Customer.objects.create(first_seen_at=NOON)
    for address in addresses:
        Identity.objects.create(customer=customer, kind="email", value=address, first_seen_at=NOON)
    return customer.pk


def addresses(customer):
    return sorted(Identity.objects.filter(customer_id=customer).values_list("value", flat=True))


def test_addresses_are_kept_as_the_dns_has_them_and_join_whom_they_joined(database):
    ann = known_by("ann@bücher.lv", "ann@xn--bcher-kva.lv")
    bo, dita = known_by("bo@bücher.lv"), known_by("dita@bücher.lv")
    other = known_by("bo@xn--bcher-kva.lv")
    latin = known_by("jānis@buyer.lv")
    suppress(
        [Block(channel="email", address="dita@bücher.lv", reason="bounced", since=NOON)],
        actor="house",
        at=NOON,
    )
    for _ in range(2):
        MIGRATION.keep_as_the_dns_does(apps, HERE)
    assert addresses(ann) == ["ann@xn--bcher-kva.lv"]
    assert addresses(dita) == ["dita@xn--bcher-kva.lv"]
    assert addresses(latin) == ["jānis@buyer.lv"]
    assert (addresses(bo), addresses(other)) == (["bo@bücher.lv"], ["bo@xn--bcher-kva.lv"])  # two they were
    assert Suppression.objects.get().address_digest == address_digest("email", "dita@xn--bcher-kva.lv")
