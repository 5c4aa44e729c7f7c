"""Which services are there, and what needs no telling?"""

from regulars.channels.alerting import actions, queries
from regulars.channels.alerting.models import AlertTold
from tests.channels.alerting.conftest import NTFY, SLACK


def test_services_in_their_order(shop, services):
    first, second = (actions.add(url, who=None, at=shop.at) for url in (SLACK, NTFY))
    assert [each.pk for each in queries.services()] == [first.pk, second.pk]
    assert (queries.service(second.pk), queries.service(0)) == (second, None)


def test_what_was_told_or_tried_enough_is_settled_for_that_service(shop, services):
    row, other = (actions.add(url, who=None, at=shop.at) for url in (SLACK, NTFY))
    for key, told_at, tries in [("a", shop.at, 1), ("b", None, 4), ("c", None, 5)]:
        AlertTold.objects.create(service=row, key=key, told_at=told_at, tries=tries, seen_at=shop.at)
    assert queries.settled(row, ["a", "b", "c", "d"]) == {"a", "c"}
    assert queries.settled(other, ["a"]) == set()
