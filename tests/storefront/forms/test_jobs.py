from datetime import timedelta

from regulars import clock
from regulars.storefront.forms.jobs import forget_unconfirmed
from regulars.storefront.forms.pages.hosted import ENTRIES
from regulars.web import rates
from regulars.web.models import CallWindow


def test_every_night_it_is_forgotten_whence_entries_came(database):
    at = clock.wall()
    for ago in (timedelta(hours=2), timedelta(0)):
        rates.forget()
        rates.take(ENTRIES, key=f"1:{ago}", at=at - ago)
    assert forget_unconfirmed(timestamp=0) == 0
    assert [row.key for row in CallWindow.objects.all()] == ["1:0:00:00"]
