"""Who asks what we hold of them gets all of it, in a form that programs and people read."""

import io
import json
import zipfile

import pytest

from regulars.customers import export
from regulars.customers.actions.erase import erase
from regulars.customers.holdings import of_people
from tests.customers.forgetting import LATER, NOON, everything_of_ann, make_shop


@pytest.fixture
def ann(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    return everything_of_ann(make_shop())


def test_all_that_is_held_of_somebody_is_in_it(ann):
    held = export.document(ann, at=LATER)["held"]
    assert held["customer_person"][0]["name"] == "Ann Ozola"
    assert {row["value"] for row in held["customer_identity"]} == {
        "ann@example.com", "+37126123456", "77", "browser-1",
    }  # fmt: skip
    assert [row["external_id"] for row in held["orders"]] == ["1001", "1002"]
    assert held["order_line"][0] == {
        "placed_at": NOON.isoformat(), "order": "1001", "sku": "candle", "name": "Candle",
        "quantity": 1, "revenue_minor": 2000,
    }  # fmt: skip
    assert held["refund"][0]["reason"] == "for Dita it was too small"
    assert held["consent"][0]["evidence"] == {"ip": "192.0.2.7", "mail": "ann@example.com"}
    assert held["send_content"][0]["subject"] == "Ann Ozola!"
    assert held["raw_delivery"][0]["body"] == '{"email": "Ann@Example.com"}'
    assert held["shipment"][0]["tracking_number"] == "RR26123456LV"
    searched = next(row for row in held["event"] if row["name"] == "products.searched")
    assert searched["payload"]["properties"]["query"] == "a gift for Dita"


def test_nobody_elses_data_are_in_it(ann):
    assert "Bo Berg" not in export.readable(export.document(ann, at=LATER))


def test_each_table_of_theirs_is_shown_or_it_says_why_not(ann):
    document = export.document(ann, at=LATER)
    assert set(document["held"]) | set(document["not_shown"]) == {held.table for held in of_people()}


def test_it_comes_as_a_zip_with_a_page_that_people_read(ann):
    packed = zipfile.ZipFile(io.BytesIO(export.archive(export.document(ann, at=LATER))))
    assert packed.namelist() == ["data.json", "data.html"]
    assert json.loads(packed.read("data.json"))["ids"] == [ann]
    page = packed.read("data.html").decode()
    assert "<h2>Letters, word by word</h2>" in page
    assert "&lt;p&gt;Ann&lt;/p&gt;" in page


def test_of_who_was_erased_nothing_personal_is_in_it(ann):
    erase([ann], actor="staff:1", at=LATER)
    told = export.readable(export.document(ann, at=LATER)).lower()
    assert [word for word in ("ozola", "example.com", "dita", "26123456") if word in told] == []
