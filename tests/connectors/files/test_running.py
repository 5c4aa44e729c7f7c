"""Does an import come to its end once, whatever interrupts it, and change nothing the second time?"""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path

import msgspec
import polars as pl
import pytest
from django.db import connection
from django.db.models import Count, Sum

from regulars.business.models import Shop
from regulars.commerce.models import Order, OrderLine, Product, Refund, RefundLine
from regulars.connectors.demo.real import FILE
from regulars.connectors.files import actions, kept, running
from regulars.connectors.files import plan as plans
from regulars.connectors.files.errors import DatesUnclear, FileGone
from regulars.connectors.files.models import ImportProblem, ImportRun
from regulars.customers.models import Customer
from regulars.events.models import Event
from tests.channels.patience import until
from tests.connectors.files.conftest import FIXTURES, NOON, handed_in

PIECE = FIXTURES / "online_retail_piece.csv"
CHILD = """
import sys, django
django.setup()
from regulars.connectors.files import plan, running
plan.ROWS_AT_ONCE = 100
running.run(int(sys.argv[1]), told=lambda run: print(run.steps_done, flush=True))
"""


def sums(shop: Shop) -> dict[str, object]:
    """What a shop's tables hold, told so that another shop's can be compared."""
    orders, refunds = Order.objects.filter(shop=shop), Refund.objects.filter(shop=shop)
    return {
        "orders": orders.aggregate(
            Count("id"), Sum("revenue_minor"), Sum("total_minor"), Sum("refunded_business")
        ),
        "lines": OrderLine.objects.filter(order__shop=shop).aggregate(
            Count("id"), Sum("revenue_minor"), Sum("quantity")
        ),
        "refunds": refunds.aggregate(Count("id"), Sum("revenue_minor"), Count("order_id")),
        "products": Product.objects.filter(shop=shop).count(),
        "customers": Customer.objects.filter(shop_id=shop.id).count(),
        "events": Counter(
            Event.objects.filter(shop_id=shop.id)
            .exclude(name__startswith="import.")
            .values_list("name", flat=True)
        ),
    }


@pytest.fixture
def weeks(tmp_path) -> Path:
    """The first 3,000 lines of the real file."""
    path = tmp_path / "weeks.csv"
    pl.read_parquet(FILE).head(3_000).write_csv(path)
    return path


@pytest.fixture
def another(shop) -> Shop:
    return Shop.objects.create(name="Soap", currency="EUR", time_zone="Europe/Riga", country="LV")


def test_the_real_piece_comes_in_whole(shop):
    run = running.run(handed_in(PIECE, shop=shop).id)
    assert (run.state, run.rows, run.rows_done, run.problems) == ("done", 93, 93, 0)
    assert run.results["OrderFact.new"] == 8
    assert run.results["RefundFact.new"] == 4
    assert sums(shop)["orders"]["id__count"] == 8
    # 13085, 13526, 12643 and 14045 bought, 16321 returned, 13694 got a discount; charges alone name nobody
    assert sums(shop)["customers"] == 6


def test_its_copy_is_deleted_at_the_end_and_the_end_is_in_the_log(shop):
    run = running.run(handed_in(PIECE, shop=shop).id)
    assert (run.path, list(kept.folder().iterdir())) == ("", [])
    assert Event.objects.filter(name="import.finished").values_list("payload", flat=True).get() == {
        "import_id": run.id,
        "rows": 93,
        "problems": 0,
    }


def test_importing_twice_changes_nothing(shop):
    running.run(handed_in(PIECE, shop=shop).id)
    before = sums(shop)
    again = running.run(handed_in(PIECE, shop=shop).id)
    assert sums(shop) == before
    assert {name.partition(".")[2] for name in again.results} == {"known"}


def test_progress_is_told_after_each_step(shop, weeks, monkeypatch):
    monkeypatch.setattr(plans, "ROWS_AT_ONCE", 500)
    told = []
    run = running.run(
        handed_in(weeks, shop=shop).id, told=lambda it: told.append((it.steps_done, it.rows_done))
    )
    assert [steps for steps, _ in told][:3] == [1, 2, 3]
    assert sorted(rows for _, rows in told) == [rows for _, rows in told]
    assert told[-1] == (run.steps, 3_000)
    assert run.worked_ms > 0


def is_free(shop):
    """Whether the server has noticed that nobody imports into the shop any more."""
    try:
        with running.alone(shop.id):
            return True
    except running.ShopBusy:
        return False


def test_killed_in_the_middle_it_goes_on_and_ends_as_if_nothing_had_been(
    shop, another, weeks, database, tmp_path, monkeypatch
):
    run = handed_in(weeks, shop=shop)
    environment = {**os.environ, **database.environment, "REGULARS_SECRET_KEY": "x",
                   "DJANGO_SETTINGS_MODULE": "regulars.settings"}  # fmt: skip
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(run.id)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    for _ in range(5):
        child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    child.wait()
    until(lambda: is_free(shop))
    run.refresh_from_db()
    assert run.state == "running"
    assert 5 <= run.steps_done < run.steps

    monkeypatch.setattr(plans, "ROWS_AT_ONCE", 100)
    begun_at = run.steps_done
    told = []
    running.run(run.id, told=lambda it: told.append(it.steps_done))
    assert told[0] == begun_at + 1

    running.run(handed_in(weeks, shop=another).id)
    assert sums(shop) == sums(another)


def test_a_step_that_fails_leaves_nothing_of_itself(shop, monkeypatch):
    run = handed_in(PIECE, shop=shop)
    real = running.apply

    def breaks_at_orders(facts, **how):
        applied = real(facts, **how)
        if any(type(fact).__name__ == "OrderFact" for fact in facts):
            raise ConnectionError
        return applied

    monkeypatch.setattr(running, "apply", breaks_at_orders)
    with pytest.raises(ConnectionError):
        running.run(run.id)
    run.refresh_from_db()
    assert (run.state, run.steps_done, Order.objects.count()) == ("running", 1, 0)
    monkeypatch.undo()


def test_what_nobody_foresaw_ends_it_and_is_not_tried_for_ever(shop, monkeypatch):
    run = handed_in(PIECE, shop=shop)
    with monkeypatch.context() as broken:
        broken.setattr(running, "apply", lambda *_, **__: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            running.run(run.id)
    run.refresh_from_db()
    assert (run.state, run.error[:33]) == ("failed", "Something unexpected broke it off")
    actions.resume(run, actor="staff:1", at=NOON)
    assert running.run(run.id).state == "done"


def test_a_plan_of_another_length_is_gone_through_from_its_beginning(shop, weeks, monkeypatch):
    run = handed_in(weeks, shop=shop)
    ImportRun.objects.filter(id=run.id).update(state="running", steps=99, steps_done=50)
    assert running.run(run.id).results["OrderFact.new"] > 0


def test_it_stops_when_asked_and_goes_on_from_there(shop, weeks, monkeypatch):
    monkeypatch.setattr(plans, "ROWS_AT_ONCE", 100)
    run = handed_in(weeks, shop=shop)

    def stop_after_three(it: ImportRun) -> None:
        if it.steps_done == 3:
            actions.stop(it, actor="staff:1", at=NOON)

    stopped = running.run(run.id, told=stop_after_three)
    assert (stopped.state, stopped.steps_done, stopped.stop_asked) == ("stopped", 4, False)
    actions.resume(stopped, actor="staff:1", at=NOON)
    done = running.run(run.id)
    assert (done.state, done.rows_done) == ("done", 3_000)


def test_two_imports_of_one_shop_never_run_at_once(shop, database):
    run = handed_in(PIECE, shop=shop)
    refused = []

    def elsewhere() -> None:
        try:
            running.run(run.id)
        except running.ShopBusy:
            refused.append(True)
        finally:
            connection.close()

    with running.alone(shop.id):
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
    assert refused == [True]


def test_an_interrupted_one_waits_while_another_runs(shop):
    interrupted, second = handed_in(PIECE, shop=shop), handed_in(PIECE, shop=shop)
    ImportRun.objects.filter(id=interrupted.id).update(state="running")
    assert running.run(second.id).state == "done"
    interrupted.refresh_from_db()
    assert interrupted.state == "waiting"


def test_without_an_answer_about_its_dates_it_fails_with_the_question(shop, written):
    text = "Order,Date,SKU,Price\n1,01/02/2026,a,2\n2,02/01/2026,a,2\n"
    run = handed_in(written(text), shop=shop)
    with pytest.raises(DatesUnclear):
        running.run(run.id)
    run.refresh_from_db()
    assert run.state == "failed"
    assert "line 2 says 01/02/2026" in run.error


def test_a_copy_that_was_deleted_says_so(shop):
    run = handed_in(PIECE, shop=shop)
    kept.delete(run.path)
    with pytest.raises(FileGone, match="was deleted"):
        running.run(run.id)


def test_what_nobody_confirmed_is_not_run(shop):
    run = actions.receive([PIECE.read_bytes()], name=PIECE.name, actor="staff:1", at=NOON)
    with pytest.raises(running.NotConfirmed):
        running.run(run.id)


def test_every_bad_row_is_in_the_report_and_corrected_comes_in(shop, written):
    head = "Order,Date,SKU,Quantity,Price,Email\n"
    bad = head + "1,2026-01-05,a,1,2,ann@example.com\n1,2026-01-05,b,x,3,ann@example.com\n"
    first = running.run(handed_in(written(bad), shop=shop).id)
    assert first.problems == ImportProblem.objects.count() == 1
    assert OrderLine.objects.count() == 1
    corrected = running.run(handed_in(written(bad.replace("x", "1")), shop=shop).id)
    assert corrected.results["OrderFact.changed"] == 1
    assert OrderLine.objects.count() == 2


SHOPIFY = (
    "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,"
    "Lineitem name,Lineitem price,Refunded Amount,Id\n"
    "#1,ann@example.com,{status},EUR,30.00,0,0,30.00,2026-01-05 10:00:00 +0200,3,Tea,10.00,{refunded},77\n"
)


def test_a_later_export_that_tells_a_greater_refund_adds_the_difference(shop, written):
    for refunded in ("10.00", "10.00", "25.00"):
        text = SHOPIFY.format(status="partially_refunded", refunded=refunded)
        running.run(handed_in(written(text), shop=shop).id)
    assert list(Refund.objects.order_by("id").values_list("total_minor", flat=True)) == [1000, 1500]
    assert Order.objects.get().refunded_business == 2500


def test_a_refund_that_a_live_connection_told_is_not_taken_twice(shop, written):
    running.run(handed_in(written(SHOPIFY.format(status="paid", refunded="0")), shop=shop).id)
    fact = running.RefundFact(
        external_id="r1", refunded_at=NOON, currency="EUR", lines=(), total_minor=1000, order_external_id="77"
    )
    running.apply([fact], source=running.Source(shop.id, "shopify:1", "shopify:1"), at=NOON)
    running.run(handed_in(written(SHOPIFY.format(status="refunded", refunded="30.00")), shop=shop).id)
    assert sorted(Refund.objects.values_list("total_minor", flat=True)) == [1000, 2000]


@pytest.mark.parametrize(
    ("singly", "kept", "left"),
    [
        # the export tells that 20.00 of 30.00 was given back; then the shop tells its refunds one by one
        ({"r1": 2000}, {"r1": 2000}, []),
        ({"r1": 500}, {"r1": 500, "77:refunded": 1500}, [1500]),
        ({"r1": 500, "r2": 1500}, {"r1": 500, "r2": 1500}, []),
        ({"r1": 2000, "r2": 500}, {"r1": 2000, "r2": 500}, []),
    ],
)
def test_refunds_told_one_by_one_take_the_place_of_their_sum(shop, written, singly, kept, left):
    text = SHOPIFY.format(status="partially_refunded", refunded="20.00")
    running.run(handed_in(written(text), shop=shop).id)
    for number, total in singly.items():
        fact = running.RefundFact(
            external_id=number,
            refunded_at=NOON,
            currency="EUR",
            lines=(),
            total_minor=total,
            order_external_id="77",
        )
        for _ in range(2):
            running.apply([fact], source=running.Source(shop.id, "shopify:1", "shopify:1"), at=NOON)
    assert dict(Refund.objects.values_list("external_id", "total_minor")) == kept
    assert list(RefundLine.objects.values_list("revenue_minor", flat=True)) == left
    assert Order.objects.get().refunded_business == sum(kept.values())
    running.run(handed_in(written(text), shop=shop).id)  # the same file again changes nothing
    assert dict(Refund.objects.values_list("external_id", "total_minor")) == kept


def test_a_refund_after_the_export_is_not_in_its_sum(shop, written):
    text = SHOPIFY.format(status="partially_refunded", refunded="20.00")
    running.run(handed_in(written(text), shop=shop).id)
    fact = running.RefundFact(
        external_id="r1",
        refunded_at=Refund.objects.get().known_at + timedelta(days=1),
        currency="EUR",
        lines=(),
        total_minor=500,
        order_external_id="77",
    )
    running.apply([fact], source=running.Source(shop.id, "shopify:1", "shopify:1"), at=NOON)
    assert Order.objects.get().refunded_business == 2500


def test_refunds_that_are_told_one_by_one_stay_as_they_are(shop):
    fact = running.RefundFact(external_id="C1", refunded_at=NOON, currency="EUR", lines=(), total_minor=500)
    assert running.outstanding([fact], shop_id=shop.id) == [fact]
    summed = msgspec.structs.replace(fact, external_id="7:refunded", order_external_id="7")
    assert running.outstanding([summed], shop_id=shop.id) == [summed]
