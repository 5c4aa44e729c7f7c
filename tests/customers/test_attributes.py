import pytest

from regulars.customers import attributes
from regulars.customers.attributes import CUSTOMER, PERSON, Source, UnknownAttribute


def test_the_catalogue_holds_what_every_folder_knows():
    names = [attribute.name for attribute in attributes.catalogue()]
    assert names == sorted(names)
    assert {"language", "orders", "stage"} <= set(names)
    assert attributes.named("orders").name == "orders"


def test_what_nobody_knows_is_called_unknown_and_what_is_spelt_like_it_is_near():
    with pytest.raises(UnknownAttribute):
        attributes.named("ordres")
    assert attributes.near("ordres")[0] == "orders"


def test_a_later_attribute_takes_the_place_of_an_earlier_one():
    known = attributes.catalogue()
    try:
        attributes.fill([*known, known[0]])
        assert attributes.catalogue() == known
    finally:
        attributes.fill(known)


@pytest.mark.parametrize("attribute", attributes.catalogue(), ids=lambda a: a.name)
def test_every_attribute_is_explained_and_reads_its_own_source(attribute):
    assert attribute.label
    assert attribute.meaning
    assert attribute.fresh
    assert f"{attribute.source.name}." in attribute.sql
    assert attribute.as_of is None or attribute.as_of.name == attribute.source.name


def test_a_table_is_joined_by_its_key():
    assert PERSON.join(customer="h.id") == "LEFT JOIN customer_person person ON person.customer_id = h.id"
    assert CUSTOMER.join(customer="h.id") == "LEFT JOIN customer known ON known.id = h.id"


def test_a_select_is_joined_for_all_who_count_as_the_customer():
    bought = Source(name="bought", sql="(SELECT 1 FROM orders WHERE customer_id IN {members})", lateral=True)
    assert bought.join(customer="h.id") == (
        "LEFT JOIN LATERAL (SELECT 1 FROM orders WHERE customer_id IN (SELECT h.id UNION ALL "
        "SELECT customer_id FROM customer_canonical WHERE canonical_id = h.id)) bought ON true"
    )
