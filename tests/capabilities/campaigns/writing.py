"""How do the tests of campaigns speak of them?"""

from datetime import timedelta
from typing import Any

from regulars.capabilities.campaigns import actions, queries
from regulars.capabilities.campaigns.going import go_on
from regulars.capabilities.campaigns.models import Campaign, CampaignPerson
from regulars.capabilities.campaigns.planning import plan_page
from regulars.channels.models import Send
from regulars.engine.running import house
from tests.channels.cast import Shop


class Writing:
    """A shop whose buyers bought soap; its campaigns tell of it. Nobody is left alone unless asked for."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def knows(self, *names: str, **person: Any) -> list[int]:
        """Buyers who allow mail."""
        known = [self.shop.knows(name, **person) for name in names]
        for customer in known:
            self.shop.sells_soap(customer)
        return known

    def drafts(self, **wanted: Any) -> Campaign:
        about = {
            "name": "News",
            "expression": "orders >= 0",
            "templates": ("second_order",),
            "holdout_bp": 0,
        }
        return actions.make(actions.Wanted(**about | wanted), who=None, at=self.shop.at)

    def starts(self, **wanted: Any) -> Campaign:
        row = self.drafts(**wanted)
        actions.start(row.pk, who=None, at=self.shop.at)
        return row

    def minutes(self, row: Campaign, *, count: int = 1) -> None:
        """So many minutes pass, in each of which the campaigns go on."""
        for _ in range(count):
            self.later(minutes=1)
            actions.open_those_due(at=self.shop.at)
            go_on(row.pk, at=self.shop.at)

    def looks(self, row: Campaign) -> None:
        """A minute passes, and people are looked at, but nothing is put into the outbox yet."""
        self.later(minutes=1)
        actions.open_those_due(at=self.shop.at)
        while plan_page(row.pk, here=house(at=self.shop.at)):
            pass

    def later(self, **time: float) -> None:
        self.shop.at += timedelta(**time)

    def state(self, row: Campaign) -> str:
        found = queries.campaign(row.pk)
        return found.state if found else "gone"

    def sends(self, row: Campaign) -> dict[int, str]:
        """What became of each person's message."""
        return dict(Send.objects.filter(campaign_id=row.pk).values_list("customer_id", "state"))

    def people(self, row: Campaign) -> dict[int, str]:
        """The group of each."""
        return dict(CampaignPerson.objects.filter(campaign=row).values_list("customer_id", "arm"))
