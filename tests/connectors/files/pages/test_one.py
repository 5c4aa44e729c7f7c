"""Does the owner see how far an import is, what became of it, and what to correct?"""

import csv
import io

import pytest

from regulars.connectors.files import kept, running
from regulars.connectors.files.errors import DatesUnclear
from regulars.connectors.files.models import ImportRun
from regulars.connectors.files.pages.one import harmless
from regulars.web.models import StaffAction
from tests.connectors.files.conftest import FIXTURES, handed_in

PIECE = FIXTURES / "online_retail_piece.csv"
BAD = "Order,Date,SKU,Quantity,Price\n1,2026-01-05,a,1,=2+3\n2,never,a,1,2\n3,2026-01-05,a,1,2\n"


@pytest.fixture
def waiting(shop) -> ImportRun:
    return handed_in(PIECE, shop=shop)


@pytest.fixture
def done(waiting) -> ImportRun:
    return running.run(waiting.id)


def test_a_file_whose_columns_wait_leads_to_them(waiting, client):
    ImportRun.objects.update(state="chosen")
    assert client.get(f"/imports/{waiting.id}/").url == f"/imports/{waiting.id}/columns/"


def test_while_it_runs_a_bar_asks_again(waiting, client):
    ImportRun.objects.update(state="running", rows=1_000, rows_done=500, worked_ms=2_000)
    said = client.get(f"/imports/{waiting.id}/").content.decode()
    assert "The file is on its way in." in said
    assert f'hx-get="/imports/{waiting.id}/progress/"' in said
    bar = client.get(f"/imports/{waiting.id}/progress/").content.decode()
    assert 'max="1000" value="500"' in bar
    assert "250 a second" in bar


def test_at_its_end_the_bar_leads_to_the_result(done, client):
    answer = client.get(f"/imports/{done.id}/progress/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == f"/imports/{done.id}/"


def test_the_result_accounts_for_every_row(done, client):
    said = client.get(f"/imports/{done.id}/").content.decode()
    for words in ("Goods sold", "Stock movements", "of them matched to their order", "New: 8 orders"):
        assert words in said


def test_problems_are_shown_narrowed_and_downloaded(shop, written, client):
    run = running.run(handed_in(written(BAD), shop=shop).id)
    page = client.get(f"/imports/{run.id}/")
    assert [row.line for row in page.context["table"].rows] == [2, 3]
    narrowed = client.get(f"/imports/{run.id}/?reason=not_a_date")
    assert [row.line for row in narrowed.context["table"].rows] == [3]
    answer = client.get(f"/imports/{run.id}/problems.csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert rows[0] == ["Line", "Column", "Value", "What to do"]
    assert rows[1][:3] == ["2", "Price", "'=2+3"]
    assert rows[2][3].startswith("This is no date.")


@pytest.mark.parametrize(
    ("cell", "safe"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "-5"), ("Tea", "Tea"), ("", "")]
)
def test_no_cell_of_the_report_is_a_formula(cell, safe):
    assert harmless(cell) == safe


def test_it_can_be_stopped_and_gone_on_with(waiting, client):
    client.post(f"/imports/{waiting.id}/stop/")
    waiting.refresh_from_db()
    assert waiting.state == "stopped"
    assert "Go on" in client.get(f"/imports/{waiting.id}/").content.decode()
    client.post(f"/imports/{waiting.id}/resume/")
    waiting.refresh_from_db()
    assert waiting.state == "waiting"
    assert list(StaffAction.objects.order_by("id").values_list("action", flat=True)) == [
        "import.stopped",
        "import.resumed",
    ]


def test_why_it_was_not_imported_stands_above_it(shop, written, client):
    run = handed_in(written("Order,Date,SKU,Price\n1,01/02/2026,a,2\n"), shop=shop)
    with pytest.raises(DatesUnclear):
        running.run(run.id)
    assert "can be read in two ways" in client.get(f"/imports/{run.id}/").content.decode()


def test_its_copy_can_be_deleted(waiting, client):
    ImportRun.objects.update(state="stopped")
    client.post(f"/imports/{waiting.id}/delete/")
    waiting.refresh_from_db()
    assert waiting.path == ""
    assert list(kept.folder().iterdir()) == []


def test_a_file_that_never_began_is_gone_from_the_list(waiting, client):
    ImportRun.objects.update(state="chosen")
    assert client.post(f"/imports/{waiting.id}/delete/").url == "/imports/"
    assert not ImportRun.objects.exists()
