"""Who buys at the shop of these tests, and what do they allow?

Ann, Dita and whoever `allows` said yes to letters; Bo never said anything; Cy said no.
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

from regulars.business.models import Business
from regulars.business.models import Shop as ShopRow
from regulars.channels import actions, outbox
from regulars.channels.channel import Sender
from regulars.channels.limits import MessageLimits
from regulars.channels.models import Send, SendContent
from regulars.channels.outbox import Planned
from regulars.channels.smtp import Server
from regulars.commerce.facts import Buyer, LineFact, OrderFact
from regulars.commerce.intake import Source, apply
from regulars.commerce.models import Order, Product
from regulars.customers.actions import consent
from regulars.customers.identify import Identifiers
from regulars.customers.models import Customer, Identity, Person
from regulars.web import stored

NOON = datetime(2025, 5, 13, 9, 0, tzinfo=UTC)  # a Tuesday, 12:00 in Riga
LAST_MONTH = NOON - timedelta(days=40)  # 3 April


class Shop:
    """One shop and its outbox, with the clock in the test's hand."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at
        Business.objects.filter(pk=1).update(name="Amber & Pine", time_zone="Europe/Riga")
        self.row = ShopRow.objects.create(
            name="Amber & Pine",
            url="https://shop.test",
            currency="EUR",
            time_zone="Europe/Riga",
            language="en",
        )
        self.product = Product.objects.create(
            shop=self.row,
            sku="SOAP",
            name="PINE SOAP",
            currency="EUR",
            price_minor=450,
            url="https://shop.test/soap",
            source_version=at,
        )

    def sends_by(self, url: str, *, timeout: float = 2, connections: int = 1) -> None:
        where = urlsplit(url)
        server = Server(
            host=where.hostname,
            port=where.port,
            security="none",
            timeout=timeout,
            connections=connections,
        )
        actions.set_email_server(server, who=None, at=self.at)
        sender = Sender(from_name="Amber & Pine", from_address="shop@amber.test", signed_by="Laura")
        actions.set_sender(sender, who=None, at=self.at)

    def limits(self, **chosen: int) -> None:
        """What the owner chooses: per_week, quiet_from, quiet_until."""
        stored.save(MessageLimits(**chosen), at=self.at)

    def knows(self, name: str, *, address: str = "", allows: bool | None = True, **person: str) -> int:
        """A customer with an address, who may have said yes or no to letters."""
        customer = Customer.objects.create(first_seen_at=LAST_MONTH, shop_id=self.row.id)
        Person.objects.create(customer=customer, name=name, given_name=name, updated_at=LAST_MONTH, **person)
        Identity.objects.create(
            customer=customer,
            kind="email",
            value=address or f"{name.casefold()}@buyer.test",
            first_seen_at=LAST_MONTH,
        )
        if allows is not None:
            self.hears(customer.id, granted=allows, at=LAST_MONTH)
        return customer.id

    def knows_many(self, count: int, *, first: int = 0) -> list[int]:
        """Customers b0@buyer.test, b1@buyer.test ... who all said yes."""
        people = Customer.objects.bulk_create(
            [Customer(first_seen_at=LAST_MONTH, shop_id=self.row.id) for _ in range(count)]
        )
        Identity.objects.bulk_create(
            [
                Identity(customer=who, kind="email", value=f"b{n}@buyer.test", first_seen_at=LAST_MONTH)
                for n, who in enumerate(people, start=first)
            ]
        )
        said = [self.said(who.id, granted=True, at=LAST_MONTH) for who in people]
        consent.state(said, actor="house", at=LAST_MONTH)
        return [who.id for who in people]

    def hears(self, customer: int, *, granted: bool, at: datetime | None = None) -> None:
        moment = at or self.at
        consent.state([self.said(customer, granted=granted, at=moment)], actor="house", at=moment)

    def said(self, customer: int, *, granted: bool, at: datetime) -> consent.Statement:
        return consent.Statement(
            customer_id=customer,
            channel="email",
            purpose="offers",
            granted=granted,
            occurred_at=at,
            how="checkout",
        )

    def sells_soap(self, customer: int, *, on: datetime = LAST_MONTH, **lines: int) -> Order:
        """A piece of soap for 4.50 euros, and what else: sku=minor units."""
        address = Identity.objects.get(customer_id=customer, kind="email").value
        fact = OrderFact(
            external_id=f"order-{customer}-{on:%Y%m%d}",
            number="1001",
            placed_at=on,
            currency="EUR",
            buyer=Buyer(who=Identifiers(email=address)),
            lines=tuple(one_of(sku, minor=minor) for sku, minor in {"SOAP": 450, **lines}.items()),
            total_minor=450 + sum(lines.values()),
            version=on,
        )
        apply([fact], source=Source(shop_id=self.row.id, key=f"shop:{self.row.id}", actor="house"), at=on)
        return Order.objects.get(external_id=fact.external_id)

    def plans(self, *customers: int, template: str = "replenishment", visit: int = 1, **more) -> int:
        """One letter to each; how many are new."""
        context = more.pop("context", {"product_id": self.product.id})
        return outbox.plan_many(
            [
                Planned(
                    key=f"{template}:{customer}:soap:1:remind:{visit}",
                    customer_id=customer,
                    channel="email",
                    template=template,
                    play=template,
                    step="remind",
                    visit=visit,
                    context=context,
                    **more,
                )
                for customer in customers
            ],
            at=self.at,
        )

    def hands_over(self, *, limit: int = 100, at: datetime | None = None) -> dict[str, int]:
        """How many messages came to which end, by the shop's clock, or by this one."""
        return dict(outbox.hand_over(at=at or self.at, limit=limit))

    def states(self) -> dict[int, str]:
        """What became of each customer's newest message."""
        return dict(Send.objects.order_by("id").values_list("customer_id", "state"))

    def letter(self, customer: int) -> Send:
        return Send.objects.filter(customer_id=customer).latest("id")

    def content(self, customer: int) -> SendContent:
        return SendContent.objects.filter(customer_id=customer).latest("made_at")


def one_of(sku: str, *, minor: int) -> LineFact:
    kind = "shipping" if sku == "POST" else "product"
    name = {"SOAP": "PINE SOAP", "POST": "Delivery"}.get(sku, f"Thing {sku}")
    return LineFact(key=sku, sku=sku, quantity=Decimal(1), revenue_minor=minor, kind=kind, name=name)
