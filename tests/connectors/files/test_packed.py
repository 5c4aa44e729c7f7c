"""Are the items of a packed cell taken apart?"""

import polars as pl

from regulars.connectors.files.packed import pairs, unpacked


def test_an_item_is_pairs_of_keys_and_values():
    assert pairs("name:Soap: mild|sku:S-1|quantity:2") == {
        "name": "Soap: mild",
        "sku": "S-1",
        "quantity": "2",
    }


def test_each_item_gets_a_row_and_an_order_without_items_keeps_its_own():
    frame = pl.DataFrame(
        {
            "order_id": ["1", "2", "3"],
            "line_item_1": ["name:Tea|sku:T", "name:Soap|sku:S", None],
            "line_item_2": ["name:Soap|sku:S", None, None],
        }
    )
    found = unpacked(frame, patterns=[r"line_item_\d+"])
    assert found.select("order_id", "sku").rows() == [("1", "T"), ("1", "S"), ("2", "S"), ("3", None)]


def test_several_items_may_stand_in_one_cell():
    frame = pl.DataFrame({"order_id": ["1"], "line_items": ["id:1|name:Tea;id:2|name:Soap"]})
    assert unpacked(frame, patterns=["line_items"])["name"].to_list() == ["Tea", "Soap"]


def test_without_packed_columns_nothing_changes():
    frame = pl.DataFrame({"order_id": ["1"]})
    assert unpacked(frame, patterns=["line_items"]).equals(frame)
