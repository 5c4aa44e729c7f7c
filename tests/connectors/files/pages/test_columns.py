"""Can the owner see, change and confirm what each column holds?"""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from regulars.business.models import Business, Shop
from regulars.connectors.files import actions, kept, running
from regulars.connectors.files.errors import DatesContradict
from regulars.connectors.files.mapping import Mapping
from regulars.connectors.files.models import ImportRun
from tests.connectors.files.conftest import FIXTURES, NOON

PIECE = FIXTURES / "online_retail_piece.csv"
UNCLEAR = b"Order,Date,SKU,Price\n1,01/02/2026,a,2\n2,02/01/2026,a,2\n"


def received(content: bytes, *, name: str = "orders.csv") -> ImportRun:
    return actions.receive([content], name=name, actor="staff:1", at=NOON)


def form(page, **changes: str) -> dict[str, str]:
    """What the form posts as it stands, changed."""
    shown = page.context["page"]
    columns = {choice.name: choice.chosen for choice in shown.choices()}
    new = {"shop_name": shown.new.name, "currency": shown.new.currency, "time_zone": shown.new.time_zone}
    filled = {**columns, "subject": shown.found.mapping.subject, "shop": shown.shop, **new, "confirm": "yes"}
    return {**filled, **changes}


def test_each_column_is_shown_with_its_values_and_its_meaning(shop, client):
    page = client.get(f"/imports/{received(PIECE.read_bytes()).id}/columns/")
    choices = {choice.header: choice for choice in page.context["page"].choices()}
    assert (choices["StockCode"].chosen, choices["StockCode"].samples[0]) == ("sku", "85048")
    assert page.context["page"].shop == str(shop.id)
    assert "Are the columns read right?" in page.content.decode()


def test_a_known_export_is_named(shop, client):
    run = received((FIXTURES / "shopify_orders.csv").read_bytes())
    assert (
        "This is an export of Shopify orders." in client.get(f"/imports/{run.id}/columns/").content.decode()
    )


def test_confirmed_it_waits_for_the_worker(shop, client):
    run = received(PIECE.read_bytes())
    address = f"/imports/{run.id}/columns/"
    answer = client.post(address, form(client.get(address)))
    run.refresh_from_db()
    assert answer.url == f"/imports/{run.id}/"
    assert (run.state, run.shop_id, run.mapping["columns"]["sku"]) == ("waiting", shop.id, "StockCode")
    assert ProcrastinateJob.objects.filter(task_name="imports.run").count() == 1


def test_a_column_can_mean_something_else(shop, client):
    run = received(b"Order,Date,Kods,Price\n1,2026-01-05,a,2\n")
    address = f"/imports/{run.id}/columns/"
    client.post(address, form(client.get(address), **{"column-2": "product"}))
    run.refresh_from_db()
    assert run.mapping["columns"]["product"] == "Kods"
    assert "sku" not in run.mapping["columns"]


def test_what_is_missing_keeps_it_from_beginning(shop, client):
    run = received(b"Order,SKU,Price\n1,a,2\n")
    address = f"/imports/{run.id}/columns/"
    answer = client.post(address, form(client.get(address)))
    assert answer.status_code == 422
    assert "Something is missing: Date of the order." in answer.content.decode()


def test_totals_that_say_nothing_of_their_rows_keep_it_from_beginning(shop, client):
    run = received(b"Order,Date,SKU,Total\n1,2026-01-05,a,5\n1,2026-01-05,b,5\n")
    address = f"/imports/{run.id}/columns/"
    answer = client.post(address, form(client.get(address)))
    assert answer.status_code == 422
    assert "nothing says what each row costs" in answer.content.decode()


def test_an_unclear_date_is_asked_about_and_answered(shop, client):
    run = received(UNCLEAR)
    address = f"/imports/{run.id}/columns/"
    asked = client.post(address, form(client.get(address)))
    assert "line 2 says 01/02/2026" in asked.content.decode()
    client.post(address, form(client.get(address), date_order="day"))
    run.refresh_from_db()
    assert (run.state, run.mapping["date_order"]) == ("waiting", "day")


def test_the_first_shop_is_opened_with_the_file_and_names_the_business(
    database, tmp_path, monkeypatch, client
):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "data"))
    run = received(PIECE.read_bytes())
    address = f"/imports/{run.id}/columns/"
    page = client.get(address)
    assert (page.context["page"].new.currency, page.context["page"].new.time_zone) == ("GBP", "Europe/London")
    client.post(address, form(page, shop_name="Gifts"))
    shop = Shop.objects.get()
    assert (shop.name, shop.currency, shop.country) == ("Gifts", "GBP", "GB")
    assert Business.objects.get(id=1).name == "Gifts"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"shop": ""}, "Say which shop these rows are of."),
        ({"shop": "99"}, "Say which shop these rows are of."),
        ({"shop": "new", "shop_name": "Candles"}, "There is a shop of this name already"),
        ({"shop": "new", "shop_name": "Soap", "time_zone": "Riga"}, "“Riga” is no time zone."),
    ],
)
def test_the_shop_must_be_clear(shop, client, said, sentence):
    run = received(PIECE.read_bytes())
    address = f"/imports/{run.id}/columns/"
    assert sentence in client.post(address, form(client.get(address), **said)).content.decode()


def test_another_encoding_reads_it_anew(shop, client):
    run = received("Order,Date,SKU,Product,Price\n1,2026-01-05,a,Krēms,2\n".encode("cp1257"))
    address = f"/imports/{run.id}/columns/"
    assert "Krēms" in client.get(address, {"encoding": "cp1257"}).content.decode()
    refused = client.get(address, {"encoding": "utf-8"}).content.decode()
    assert "Line 2 can&#x27;t be read as utf-8." in refused
    assert "Read it anew" in refused


def test_of_a_file_without_rows_it_is_said_and_no_encoding_asked(shop, client):
    run = received(b"Order,Date,Price\n")
    page = client.get(f"/imports/{run.id}/columns/").content.decode()
    assert "holds no rows. Export it again" in page
    assert "Delete this file" in page
    assert "Read it anew" not in page


def test_options_are_those_of_the_subject(shop, client):
    run = received((FIXTURES / "shopify_customers.csv").read_bytes())
    options = dict(client.get(f"/imports/{run.id}/columns/").context["page"].options())
    assert "email" in options
    assert "quantity" not in options


def test_an_import_that_failed_on_its_dates_goes_on_from_its_columns(shop, client):
    file = b"Order,Date,SKU,Price\n1,13/02/2026,a,2\n2,02/13/2026,a,2\n"
    run = received(file)
    mapping = Mapping(
        subject="orders",
        columns={"order_id": "Order", "placed_at": "Date", "sku": "SKU", "unit_price": "Price"},
    )
    headers = ("Order", "Date", "SKU", "Price")
    actions.confirm(run, mapping=mapping, headers=headers, shop_id=shop.id, actor="command", at=NOON)
    with pytest.raises(DatesContradict, match="Say which one counts"):
        running.run(run.id)
    address = f"/imports/{run.id}/columns/"
    stopped = client.get(f"/imports/{run.id}/").content.decode()
    assert f'href="{address}"' in stopped
    assert "Go on" not in stopped
    client.post(address, form(client.get(address), date_order="day"))
    done = running.run(run.id)
    # 13/02 is read; 02/13 isn't a date with the day first
    assert (done.state, done.results["OrderFact.new"], done.problems) == ("done", 1, 1)


def test_the_same_file_stands_as_it_was_answered_and_another_one_does_not(shop, client):
    address = f"/imports/{received(UNCLEAR).id}/columns/"
    client.post(address, form(client.get(address), date_order="month"))
    again = client.get(f"/imports/{received(UNCLEAR).id}/columns/")
    assert again.context["page"].found.mapping.date_order == "month"
    assert "Remembered from the last import of this same file" in again.content.decode()
    other = client.get(f"/imports/{received(UNCLEAR + b'3,01/02/2026,a,2').id}/columns/")
    assert other.context["page"].found.mapping.date_order == ""
    assert "Remembered from" not in other.content.decode()


def test_of_a_copy_that_is_gone_it_says_so(shop, client):
    run = received(PIECE.read_bytes())
    kept.delete(run.path)
    assert "was deleted. Import the file again" in client.get(f"/imports/{run.id}/columns/").content.decode()


def test_what_was_confirmed_already_is_not_confirmed_again(shop, client):
    run = received(PIECE.read_bytes())
    ImportRun.objects.filter(id=run.id).update(state="done")
    assert client.get(f"/imports/{run.id}/columns/").status_code == 404
