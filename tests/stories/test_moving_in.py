"""A business moves in with all it has, while its plays are on: everything is known, and nothing is mailed."""

from datetime import timedelta
from pathlib import Path

import pytest

from regulars import clock
from regulars.channels.models import Send
from regulars.commerce.brought.models import OpeningBalance, Review
from regulars.commerce.models import CustomerTotals, Order
from regulars.connectors.files import actions, running, summary
from regulars.connectors.files.columns import propose
from regulars.connectors.files.reading import read
from regulars.customers.models import Consent, Suppression
from regulars.customers.timeline import timeline
from regulars.engine.actions import switch_on
from regulars.engine.models import Decision, Enrolment
from regulars.engine.react import react
from tests.engine.store import Store, id_of

FILES = Path(__file__).parents[1] / "fixtures" / "files"
ORDERS = (
    "Order,Date,Email,SKU,Price\n1,{old},ann@example.com,candle,10\n2,{fresh},dita@example.com,candle,10\n"
)
SUBSCRIBERS = (
    "Email,Email Marketing Consent,Email Marketing Consent Timestamp,Historic Number Of Orders\n"
    "ann@example.com,SUBSCRIBED,{fresh},1\ndita@example.com,SUBSCRIBED,{fresh},9\n"
)


def play(event):
    name = event.replace(".", "_")
    return {
        "name": name,
        "says": "Say hello.",
        "because": "It is kind.",
        "when": {"event": event},
        "for": "orders >= 0",
        "steps": [{"send": {"template": "second_order"}}],
        "goal": {"event": "order.placed", "within": "30 days"},
        "holdout": "0%",
    }


@pytest.fixture
def store(database, tmp_path, monkeypatch):
    """Its plays were switched on two days ago: whatever is fresher would start them."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "data"))
    store = Store.opened()
    store.at = clock.now()
    for event in ("order.placed", "consent.given", "customer.recognised", "balance.brought"):
        switch_on(play(event), who=None, at=store.at - timedelta(days=2))
    return store


@pytest.fixture
def bring(store, tmp_path):
    """Import files as they are matched; texts are written first."""

    def bring(file, **moments):
        path = file
        if isinstance(file, str):
            path = tmp_path / f"{len(list(tmp_path.iterdir()))}.csv"
            path.write_text(file.format(**{name: at.isoformat() for name, at in moments.items()}))
        run = actions.receive([path.read_bytes()], name=path.name, actor="staff:1", at=clock.now())
        table = read(path)
        mapping = propose(table).mapping
        actions.confirm(
            run, mapping=mapping, headers=table.headers, shop_id=store.shop.id, actor="staff:1",
            at=clock.now(),
        )  # fmt: skip
        return running.run(run.id)

    return bring


def react_to_all(store):
    while react(at=store.at):
        pass


def test_nothing_that_is_imported_starts_a_play_however_fresh_it_is(store, bring):
    hour_ago = store.at - timedelta(hours=1)
    bring(ORDERS, old=store.at - timedelta(days=500), fresh=hour_ago)
    bring(SUBSCRIBERS, fresh=hour_ago)
    bring(FILES / "smile_customers.csv")
    assert Order.objects.count() == 2
    assert Consent.objects.filter(granted=True).count() == 2

    react_to_all(store)
    assert not Decision.objects.exists()
    assert not Enrolment.objects.exists()
    assert not Send.objects.exists()

    # The same order told by a shop as it happens does start the play, so it was the import that kept it off.
    store.sells("ann", ago=0.01)
    react_to_all(store)
    assert set(Enrolment.objects.values_list("customer_id", flat=True)) == {id_of("ann")}


def test_all_of_it_twice_changes_nothing(store, bring):
    files = [
        FILES / name
        for name in ("klaviyo_profiles.csv", "smile_customers.csv", "judgeme_reviews.csv", "gift_cards.csv")
    ]
    first = [bring(file) for file in files]
    assert [summary.in_a_sentence(run) for run in first] == [
        "6 customers are up to date. New: 5 consents, 2 blocked addresses.",
        "New: 2 balances.",
        "New: 2 reviews.",
        "New: 2 balances.",
    ]
    held = (Suppression.objects.count(), OpeningBalance.objects.count(), Review.objects.count())
    assert held == (2, 4, 2)
    for run in [bring(file) for file in files]:
        assert not {name for name in run.results if name.endswith((".new", ".changed"))}
    assert held == (Suppression.objects.count(), OpeningBalance.objects.count(), Review.objects.count())


def test_a_veteran_of_the_old_shop_is_known_as_one(store, bring):
    """Dita has 9 orders by Klaviyo's count and 1 of them is here: history that was called complete isn't."""
    old, fresh = store.at - timedelta(days=500), store.at - timedelta(hours=1)
    bring(SUBSCRIBERS, fresh=fresh)
    run = bring(ORDERS, old=old, fresh=fresh)
    assert CustomerTotals.objects.get(customer_id=id_of("dita")).first_seen_only
    assert "of 2 buyers of whose past the shop tells, 1 bought before" in summary.of_history(run)


def test_what_ann_brought_along_stands_in_what_happened_with_her(store, bring):
    bring(FILES / "smile_customers.csv")
    bring(FILES / "judgeme_reviews.csv")
    entries = timeline([id_of("ann")], upto=clock.now(), limit=20)
    told = {entry.kind: (str(entry.title), str(entry.says)) for entry in entries}
    assert told["balance"] == ("Had 1,250 points at Smile when they came over", "Gold")
    assert told["review"] == ("Gave 5 stars", "beeswax-candle, at Judge.me")
