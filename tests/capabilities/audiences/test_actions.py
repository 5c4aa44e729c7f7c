"""Ad audiences are made, changed, stopped, started and removed."""

import pytest

from regulars.capabilities.audiences import actions, queries
from regulars.capabilities.audiences.models import AdAccount, AdAudience
from regulars.engine.expression import ExpressionProblem
from regulars.events.models import Event
from regulars.web.models import StaffAction


def names() -> list[str]:
    return list(Event.objects.filter(name__startswith="ad_").order_by("id").values_list("name", flat=True))


def test_what_is_done_is_an_event_and_stands_in_the_audit_log(advertising):
    audience, at = advertising.means(), advertising.store.later(hours=1)
    actions.change(audience.pk, {"expression": "orders >= 2", "campaigns": ["Spring"]}, who=None, at=at)
    assert actions.stop(audience.pk, why="owner", who=None, at=at)
    assert not actions.stop(audience.pk, why="owner", who=None, at=at)
    assert actions.start(audience.pk, who=None, at=at)
    assert not actions.start(audience.pk, who=None, at=at)
    actions.stop(audience.pk, why="owner", who=None, at=advertising.store.later(hours=1))
    assert actions.remove(audience.pk, who=None, at=at)
    assert not actions.remove(audience.pk, who=None, at=at)
    assert names() == [
        "ad_account.set", "ad_audience.made", "ad_audience.changed", "ad_audience.stopped",
        "ad_audience.started", "ad_audience.stopped", "ad_audience.removed",
    ]  # fmt: skip
    assert StaffAction.objects.filter(action__startswith="ad_").count() == 7
    assert Event.objects.get(name="ad_audience.changed").payload["fields"] == ["expression", "campaigns"]


def test_a_name_is_there_once(advertising):
    advertising.means(name="Skaters")
    with pytest.raises(actions.NameTaken):
        advertising.means(name="Skaters")
    assert AdAudience.objects.count() == 1


@pytest.mark.parametrize("expression", ["", "orders >", "DROP TABLE customer", "nonsense = 1"])
def test_an_expression_that_says_nothing_is_refused(advertising, expression):
    with pytest.raises(ExpressionProblem):
        advertising.means(expression)
    audience = advertising.means()
    with pytest.raises(ExpressionProblem):
        actions.change(audience.pk, {"expression": expression}, who=None, at=advertising.store.at)


def test_what_did_not_change_is_no_event(advertising):
    audience = advertising.means()
    actions.change(audience.pk, {"expression": "orders >= 1"}, who=None, at=advertising.store.at)
    assert "ad_audience.changed" not in names()


def test_a_key_is_sealed_and_can_be_opened(advertising):
    row = AdAccount.objects.get()
    assert "TOKEN" not in row.secret
    assert queries.account("meta").secret == {"token": "TOKEN", "app_secret": "secret"}


def test_an_audience_whose_people_may_still_be_on_a_list_is_not_removed(advertising):
    advertising.allows("ann")
    audience = advertising.means()
    advertising.syncs(audience)
    with pytest.raises(actions.StillOnLists):  # it goes on
        actions.remove(audience.pk, who=None, at=advertising.store.at)
    actions.stop(audience.pk, why="owner", who=None, at=advertising.store.at)
    with pytest.raises(actions.StillOnLists):  # Ann is on it still
        actions.remove(audience.pk, who=None, at=advertising.store.at)
    assert advertising.syncs(audience) == {"leaves": 1, "removed": 1}
    assert actions.remove(audience.pk, who=None, at=advertising.store.at)
    assert AdAudience.objects.count() == 0


def test_who_waits_to_be_told_when_it_stops_is_never_told(advertising):
    advertising.allows("ann")
    audience = advertising.means(networks=("google",))
    advertising.syncs(audience)  # Google isn't connected
    actions.stop(audience.pk, why="owner", who=None, at=advertising.store.at)
    advertising.syncs(audience)
    assert queries.is_on_a_list(audience.pk) is False
