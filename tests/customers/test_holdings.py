"""Every table that holds something of people or of shops says what becomes of it."""

from django.apps import apps
from django.db import models

from regulars.customers.holdings import of_people, of_shops

SHARED = {
    "shop": "its row stays, without its name and address: see erase_shop.end",
    "exchange_rate": "of the business",
}
"""Tables that a shop's row is in, and that say themselves what becomes of it."""


def tables() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_app_config("regulars").get_models()}


def columns(model: type[models.Model]) -> set[str]:
    return {field.column for field in model._meta.concrete_fields}


def refers_to(model: type[models.Model], table: str) -> bool:
    return any(
        isinstance(field, models.ForeignKey) and field.related_model._meta.db_table == table
        for field in model._meta.concrete_fields
    )


def test_every_table_that_knows_a_customer_says_what_becomes_of_it():
    with_people = {
        table
        for table, model in tables().items()
        if "customer_id" in columns(model) or refers_to(model, "customer")
    }
    assert sorted(with_people - {held.table for held in of_people()}) == []


def test_every_table_that_knows_a_shop_says_what_becomes_of_it():
    with_shops = {
        table for table, model in tables().items() if "shop_id" in columns(model) or refers_to(model, "shop")
    }
    assert sorted(with_shops - {held.table for held in of_shops()} - set(SHARED)) == []


def test_no_row_is_left_that_holds_on_to_one_that_goes():
    """Whatever refers to a table that goes with a shop goes before it, or is told to let go."""
    goes = {held.table: held.turn for held in of_shops() if not held.kept}
    held_on = [
        f"{table} refers to {gone}"
        for gone, turn in goes.items()
        for table, model in tables().items()
        if table != gone and holds_on(model, gone) and goes.get(table, turn) >= turn
    ]
    assert held_on == []


def holds_on(model: type[models.Model], table: str) -> bool:
    return any(
        isinstance(field, models.ForeignKey)
        and field.db_constraint
        and field.related_model._meta.db_table == table
        for field in model._meta.concrete_fields
    )


def test_what_is_held_of_people_is_shown_to_them_or_says_why_not():
    assert [held.table for held in of_people() if bool(held.shown) == bool(held.withheld)] == []
    assert [held.table for held in of_people() if held.shown and not held.title] == []


def test_what_stays_says_why():
    assert [held.table for held in of_people() if held.blanked and not held.kept] == []
    assert [held.table for held in of_shops() if held.blanked and not held.kept] == []


def test_all_that_is_named_is_there():
    known = tables()
    held = [*of_people(), *of_shops()]
    assert [one.table for one in held if one.table not in known] == []
    assert [
        f"{one.table}.{column}"
        for one in held
        for column in one.blanked
        if column not in columns(known[one.table])
    ] == []
