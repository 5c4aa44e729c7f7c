"""Does a file come in by the console, and is it found in the list?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from regulars.connectors.files.models import ImportRun
from regulars.connectors.files.pages.imports import STATES
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.connectors.files.conftest import FIXTURES

PIECE = FIXTURES / "online_retail_piece.csv"


def upload(client, content: bytes, *, name: str = "orders.csv"):
    return client.post("/imports/upload/", {"file": SimpleUploadedFile(name, content)})


def test_nothing_yet_says_the_next_step(shop, client):
    said = client.get("/imports/").content.decode()
    assert "No file yet" in said
    assert "Drop a file here, or choose one" in said


def test_an_uploaded_file_leads_to_its_columns_and_is_noted(shop, client):
    answer = upload(client, PIECE.read_bytes())
    run = ImportRun.objects.get()
    assert answer.url == f"/imports/{run.id}/columns/"
    assert (run.state, run.actor[:6]) == ("chosen", "staff:")
    assert StaffAction.objects.get().action == "import.received"


def test_what_is_no_table_comes_back_with_its_sentence(shop, client):
    answer = upload(client, b"%PDF-1.7", name="orders.pdf")
    assert answer.url == "/imports/"
    assert "is a PDF document" in client.get("/imports/").content.decode()
    assert not ImportRun.objects.exists()


def test_no_file_is_no_import(shop, client):
    client.post("/imports/upload/")
    assert "No file was chosen." in client.get("/imports/").content.decode()


def test_the_newest_stands_first_with_its_state(shop, client):
    for name in ("first.csv", "second.csv"):
        upload(client, PIECE.read_bytes(), name=name)
    said = client.get("/imports/").content.decode()
    assert said.index("second.csv") < said.index("first.csv")
    assert "Columns to confirm" in said


def test_every_state_has_its_word():
    assert STATES.keys() == {"chosen", "waiting", "running", "stopped", "done", "failed"}


@pytest.mark.parametrize(("role", "status"), [(Role.MARKETER, 200), (Role.AGENT, 403), (Role.ANALYST, 403)])
def test_imports_are_for_owners_and_marketers(shop, role, status):
    assert client_of(member("Mara", role=role)).get("/imports/").status_code == status
