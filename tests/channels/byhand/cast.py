"""Who gets letters and calls? Ann allows both; Bo never said; Cy said no; Dita lives in Sofia."""

from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User

from regulars.channels import actions, outbox
from regulars.channels.calling.settings import CallSettings
from regulars.channels.channel import Sender
from regulars.channels.models import Send
from regulars.channels.outbox import Planned
from regulars.channels.paper.settings import PostSettings
from regulars.customers import postal
from regulars.customers.actions import consent
from regulars.customers.models import Identity
from regulars.customers.postal import PostalAddress
from regulars.web import stored
from tests.channels.cast import LAST_MONTH, Shop

ANN = PostalAddress(
    name="Anna Bērziņa", street="Brīvības iela 32–5", postcode="LV-1010", city="Rīga", country="LV"
)
DITA = PostalAddress(name="Дита Иванова", street="ул. Шипка 6", postcode="1504", city="София", country="BG")


class HandShop(Shop):
    """A shop that sends letters by post and calls people."""

    def __init__(self, *, at: datetime) -> None:
        super().__init__(at=at)
        stored.save(PostSettings(on=True, price=Decimal("0.95")), at=at)
        stored.save(CallSettings(on=True), at=at)
        sender = Sender(from_name="Amber & Pine", from_address="shop@amber.test", signed_by="Laura")
        actions.set_sender(sender, who=None, at=at)

    def lives(self, customer: int, address: PostalAddress) -> None:
        Identity.objects.create(
            customer_id=customer, kind="postal", value=postal.kept(address), first_seen_at=LAST_MONTH
        )

    def answers_at(self, customer: int, number: str) -> None:
        Identity.objects.create(customer_id=customer, kind="phone", value=number, first_seen_at=LAST_MONTH)

    def says(self, customer: int, channel: str, *, yes: bool, at: datetime | None = None) -> None:
        said = consent.Statement(
            customer_id=customer,
            channel=channel,
            purpose="offers",
            granted=yes,
            occurred_at=at or LAST_MONTH,
            how="form",
        )
        consent.state([said], actor="house", at=at or LAST_MONTH)

    def reader(
        self, name: str, address: PostalAddress | None, *, allows: bool | None = True, **person
    ) -> int:
        """Somebody with an address, who may have said yes or no to letters by post."""
        who = self.knows(name, **person)
        if address:
            self.lives(who, address)
        if allows is not None:
            self.says(who, "post", yes=allows)
        return who

    def listener(self, name: str, number: str, *, allows: bool | None = True, **person) -> int:
        """Somebody with a telephone, who may have said yes or no to calls."""
        who = self.knows(name, **person)
        self.answers_at(who, number)
        if allows is not None:
            self.says(who, "phone", yes=allows)
        return who

    def plans_by(self, channel: str, *customers: int, visit: int = 1, **more) -> list[int]:
        """One message to each by this channel; their ids."""
        context = more.pop("context", {"product_id": self.product.id})
        outbox.plan_many(
            [
                Planned(
                    key=f"{channel}:{customer}:{visit}",
                    customer_id=customer,
                    channel=channel,
                    template="replenishment",
                    play="replenishment",
                    context=context,
                    **more,
                )
                for customer in customers
            ],
            at=self.at,
        )
        found = {send.customer_id: send.pk for send in Send.objects.order_by("id")}
        return [found[customer] for customer in customers]


def colleague(name: str) -> User:
    return User.objects.create_user(f"{name}@amber.test", f"{name}@amber.test", first_name=name.title())
