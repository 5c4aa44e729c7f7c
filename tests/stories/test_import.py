"""An owner brings the orders of her shop in, from the file to the report of what to correct."""

import csv
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from regulars.business.models import Shop
from regulars.commerce.models import Order
from regulars.connectors.files import jobs
from regulars.connectors.files.models import ImportRun

FILES = Path(__file__).parents[1] / "fixtures" / "files"
PIECE = FILES / "online_retail_piece.csv"


@pytest.fixture
def console(owner_page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "data"))
    owner_page.goto("/imports/")
    return owner_page


def hand_in(console: Page, file: Path) -> None:
    console.goto("/imports/")
    console.get_by_label("Drop a file here, or choose one").set_input_files(file)


def confirm(console: Page) -> None:
    console.get_by_role("button", name="Import", exact=True).click()
    expect(console.get_by_role("heading", level=1)).to_have_text("The file is on its way in.")


def test_a_real_shops_file_comes_in_and_every_row_is_accounted_for(console, screenshots):
    screenshots(console, "imports-empty")
    hand_in(console, PIECE)
    expect(console.get_by_role("heading", level=1)).to_have_text("Are the columns read right?")
    expect(console.get_by_label("StockCode")).to_have_value("sku")
    expect(console.get_by_label("Currency")).to_have_value("GBP")
    screenshots(console, "imports-columns")
    console.get_by_label("Name", exact=True).fill("Gifts")
    confirm(console)
    screenshots(console, "imports-progress")

    jobs.import_files()

    expect(console.get_by_role("row", name="Goods sold")).to_contain_text("58")
    expect(console.get_by_role("row", name="of them matched to their order")).to_contain_text("2")
    expect(console.get_by_role("row", name="Stock movements")).to_contain_text("4")
    screenshots(console, "imports-result")
    assert Shop.objects.get().name == "Gifts"
    assert Order.objects.count() == 8


def test_the_same_file_again_changes_nothing_and_says_so(console):
    for _ in range(2):
        hand_in(console, PIECE)
        confirm(console)
        jobs.import_files()
    expect(console.get_by_role("heading", level=1)).to_have_text(
        "Everything in this file was known already: nothing changed."
    )
    assert Order.objects.count() == 8


def test_bad_rows_are_downloaded_corrected_and_come_in(console, tmp_path, screenshots):
    head = "Order;Date;SKU;Quantity;Price;E-mail\n"
    bad, good = "2;13.01.2026;tea;two;4,50;bo@example.com\n", "1;05.01.2026;tea;1;4,50;ann@example.com\n"
    file = tmp_path / "january.csv"
    file.write_text(head + good + bad)
    hand_in(console, file)
    confirm(console)
    jobs.import_files()
    expect(console.get_by_role("heading", name="1 problem")).to_be_visible()
    screenshots(console, "imports-problems")
    with console.expect_download() as fetched:
        console.get_by_role("link", name="Download the report").click()
    (row,) = csv.DictReader(fetched.value.path().read_text(encoding="utf-8-sig").splitlines())
    assert (row["Line"], row["Column"], row["Value"]) == ("3", "Quantity", "two")

    file.write_text(head + good + bad.replace("two", "2"))
    hand_in(console, file)
    confirm(console)
    jobs.import_files()
    expect(console.get_by_role("heading", level=1)).to_contain_text("New: 1 order")
    assert sorted(Order.objects.values_list("external_id", "total_minor")) == [("1", 450), ("2", 900)]


def test_a_date_that_could_be_two_is_asked_about(console, tmp_path):
    file = tmp_path / "orders.csv"
    file.write_text("Order,Date,SKU,Price\n1,01/02/2026,tea,2\n2,02/01/2026,tea,2\n")
    hand_in(console, file)
    console.get_by_role("button", name="Import", exact=True).click()
    expect(console.get_by_role("alert")).to_contain_text("line 2 says 01/02/2026")
    console.get_by_label("01/02/2024 means").select_option("month")
    confirm(console)
    jobs.import_files()
    expect(console.get_by_role("row", name="Goods sold")).to_contain_text("2")
    assert Order.objects.get(external_id="1").placed_at.strftime("%d %B") in {"01 January", "02 January"}


def test_a_file_that_is_none_says_what_to_do(console, tmp_path):
    file = tmp_path / "orders.pdf"
    file.write_bytes(b"%PDF-1.7")
    hand_in(console, file)
    expect(console.get_by_role("status")).to_contain_text("Export your orders as CSV, Excel or Parquet")
    assert not ImportRun.objects.exists()


def test_it_is_stopped_and_goes_on(console):
    hand_in(console, PIECE)
    confirm(console)
    console.get_by_role("button", name="Stop", exact=True).click()
    expect(console.get_by_role("heading", level=1)).to_contain_text("Stopped.")
    jobs.import_files()
    assert Order.objects.count() == 0
    console.get_by_role("button", name="Go on").click()
    jobs.import_files()
    expect(console.get_by_role("row", name="Goods sold")).to_contain_text("58")


def test_a_mail_programs_zip_comes_in_with_all_its_files(console, tmp_path, screenshots):
    export = tmp_path / "audience_export.zip"
    with zipfile.ZipFile(export, "w") as archive:
        for file in sorted((FILES / "mailchimp").glob("*.csv")):
            archive.write(file, file.name)
    hand_in(console, export)
    expect(console.get_by_role("heading", level=1)).to_have_text(
        "This is an export of Mailchimp. Is it read right?"
    )
    beside = console.get_by_text("Beside it in the same zip file")
    expect(beside).to_contain_text("unsubscribed_email_audience_export_8d1c2.csv (Mailchimp unsubscribed)")
    screenshots(console, "imports-zip-columns")
    confirm(console)

    jobs.import_files()

    expect(console.get_by_role("heading", level=1)).to_have_text(
        "7 customers are up to date. New: 4 consents, 2 blocked addresses."
    )
    expect(console.get_by_role("row", name="Unproven consent")).to_contain_text("subscribed_email")
    screenshots(console, "imports-zip-result")


def test_an_orders_file_says_where_history_begins(console, tmp_path, screenshots):
    file = tmp_path / "orders.csv"
    file.write_text("Order,Date,Email,SKU,Price\n1,2026-01-05,ann@example.com,a,2\n")
    hand_in(console, file)
    confirm(console)

    jobs.import_files()

    expect(console.get_by_text("Are these all the orders there ever were?")).to_be_visible()
    screenshots(console, "imports-history")
    console.get_by_role("link", name="Settings of the shop").click()
    expect(console.get_by_label("The orders here are all there ever were")).not_to_be_checked()
