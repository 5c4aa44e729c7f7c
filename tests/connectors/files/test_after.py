"""Is what a file means worked out once it is in?"""

from regulars.connectors.files import after, running
from regulars.insight import refresh
from regulars.insight.models import CustomerProfile
from tests.connectors.files.conftest import FIXTURES, handed_in


def test_who_bought_has_a_profile(shop):
    running.run(handed_in(FIXTURES / "shopify_orders.csv", shop=shop).id)
    after.understand()
    assert CustomerProfile.objects.exists()


def test_a_run_that_is_at_it_already_is_no_trouble(shop, monkeypatch):
    def busy(at):
        raise refresh.AlreadyRefreshing

    monkeypatch.setattr(after, "refresh", busy)
    after.understand()
    assert not CustomerProfile.objects.exists()
