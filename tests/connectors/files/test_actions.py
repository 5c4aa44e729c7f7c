"""Is a file handed in, confirmed, stopped and deleted, and each noted in the log?"""

from datetime import timedelta

import pytest

from regulars.connectors.files import actions, kept, queries
from regulars.connectors.files.columns import propose
from regulars.connectors.files.errors import NotATable
from regulars.connectors.files.models import ImportMapping, ImportRun
from regulars.connectors.files.reading import read
from regulars.events.models import Event
from tests.connectors.files.conftest import FIXTURES, NOON, handed_in

PIECE = FIXTURES / "online_retail_piece.csv"


def logged() -> list[str]:
    return list(
        Event.objects.filter(name__startswith="import.").order_by("id").values_list("name", flat=True)
    )


def test_a_file_that_is_handed_in_waits_for_its_columns(shop):
    run = actions.receive([PIECE.read_bytes()], name=PIECE.name, actor="staff:1", at=NOON)
    assert (run.state, run.size, run.file_name) == ("chosen", PIECE.stat().st_size, PIECE.name)
    assert kept.place_of(run.path).read_bytes() == PIECE.read_bytes()
    assert logged() == ["import.received"]


def test_what_is_no_table_is_not_kept(shop):
    with pytest.raises(NotATable):
        actions.receive([b"%PDF-1.7"], name="orders.pdf", actor="staff:1", at=NOON)
    assert not ImportRun.objects.exists()
    assert list(kept.folder().iterdir()) == []


def test_what_is_confirmed_is_remembered_for_the_next_file_of_its_kind(shop):
    run = handed_in(PIECE, shop=shop)
    headers = read(PIECE).headers
    assert (run.state, run.shop_id) == ("waiting", shop.id)
    assert queries.remembered(headers) == propose(read(PIECE)).mapping
    assert ImportMapping.objects.count() == 1


def test_what_waits_is_stopped_at_once_and_can_go_on(shop):
    run = handed_in(PIECE, shop=shop)
    actions.stop(run, actor="staff:1", at=NOON)
    assert run.state == "stopped"
    actions.resume(run, actor="staff:1", at=NOON + timedelta(minutes=1))
    assert run.state == "waiting"
    assert logged() == ["import.received", "import.confirmed", "import.stopped", "import.confirmed"]


def test_what_runs_is_asked_to_stop(shop):
    run = handed_in(PIECE, shop=shop)
    ImportRun.objects.update(state="running")
    actions.stop(run, actor="staff:1", at=NOON)
    assert (run.state, run.stop_asked) == ("running", True)


def test_a_file_that_never_began_is_forgotten_with_its_copy(shop):
    run = actions.receive([PIECE.read_bytes()], name=PIECE.name, actor="staff:1", at=NOON)
    actions.delete_file(run, actor="staff:1", at=NOON)
    assert not ImportRun.objects.exists()
    assert list(kept.folder().iterdir()) == []
    assert logged() == ["import.received", "import.file_deleted"]


def test_a_running_import_keeps_its_file(shop):
    run = handed_in(PIECE, shop=shop)
    ImportRun.objects.update(state="running")
    actions.delete_file(run, actor="staff:1", at=NOON)
    assert kept.place_of(run.path).exists()
