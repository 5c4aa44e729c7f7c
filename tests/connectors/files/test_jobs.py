"""Does the worker carry on with what waits and with what was interrupted?"""

from procrastinate.contrib.django.models import ProcrastinateJob

from regulars.connectors.files import jobs, running
from regulars.connectors.files.models import ImportRun
from regulars.insight.models import CustomerProfile
from tests.connectors.files.conftest import FIXTURES, handed_in

PIECE = FIXTURES / "online_retail_piece.csv"


def test_what_waits_is_imported_and_what_was_interrupted_too(shop):
    waits, interrupted = handed_in(PIECE, shop=shop), handed_in(PIECE, shop=shop)
    ImportRun.objects.filter(id=interrupted.id).update(state="running")
    jobs.resume_imports(0)
    assert set(ImportRun.objects.values_list("state", flat=True)) == {"done"}
    assert waits.id != interrupted.id


def test_what_came_in_is_understood_at_once(shop):
    handed_in(PIECE, shop=shop)
    jobs.import_files()
    assert CustomerProfile.objects.count() == 4  # 13085, 13526, 12643 and 14045 bought goods


def test_a_busy_shop_is_left_for_later(shop, monkeypatch):
    handed_in(PIECE, shop=shop)

    def busy(run_id, **how):
        raise running.ShopBusy(run_id)

    monkeypatch.setattr(running, "run", busy)
    jobs.import_files()
    assert ImportRun.objects.get().state == "waiting"


def test_asking_twice_is_asking_once(shop):
    jobs.soon()
    jobs.soon()
    assert ProcrastinateJob.objects.filter(task_name="imports.run", status="todo").count() == 1
