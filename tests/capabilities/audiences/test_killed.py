"""A worker is killed again and again while it tells a network: nobody stays untold, nobody uncounted."""

from datetime import timedelta

from regulars.capabilities.audiences.models import AdBatch, AdMember
from regulars.customers.actions.erase import erase
from tests.capabilities.audiences.worker import work
from tests.channels.patience import until
from tests.engine.store import id_of
from tests.engine.test_killed import alone
from tests.forking import forked

PEOPLE = 60
BATCHES = 12  # of 5 people


def kill_after(advertising, audience, *, database, key_file, calls: int) -> None:
    """A worker is killed once the network was asked so often."""
    worker, _ = forked(
        work, database=database, environment={"REGULARS_DATA": str(key_file)}, url=advertising.networks.url,
        audience_id=audience.pk, at=advertising.store.at,
    )  # fmt: skip
    before = len(advertising.networks.calls)
    until(lambda: len(advertising.networks.calls) >= before + calls or not worker.is_alive())
    worker.kill()
    worker.join()
    until(alone)


def test_killed_between_batches_and_in_the_midst_of_one(advertising, database, key_file, monkeypatch):
    monkeypatch.setattr("regulars.capabilities.audiences.batches.MOST", 5)
    people = [f"p{number}" for number in range(PEOPLE)]
    advertising.allows(*people)
    audience = advertising.means()
    for calls in (1, 3, 2, 4):
        kill_after(advertising, audience, database=database, key_file=key_file, calls=calls)
        advertising.store.later(hours=1)
    advertising.syncs(audience)
    assert (advertising.networks.on(), AdMember.objects.filter(state="in").count()) == (PEOPLE, PEOPLE)
    assert set(AdBatch.objects.values_list("state", flat=True)) == {"accepted"}
    assert len(advertising.networks.codes) == 1  # no second list was made

    at = advertising.store.later(hours=1)
    erase([id_of(name) for name in people[:40]], actor="test", at=at)
    for calls in (1, 2):
        kill_after(advertising, audience, database=database, key_file=key_file, calls=calls)
        advertising.store.at += timedelta(hours=1)
    advertising.syncs(audience)
    assert (advertising.networks.on(), AdMember.objects.count()) == (20, 20)
