"""How long do the dashboard and the list of people take at the server, with a million customers?

The store is made up (synthetic.py), and understood by the program's own whole run of insight. Each page is
asked for by its owner through the program's WSGI application, one request after the other, in a process that
has shown each page before: the wait holds sign-in, statements and templates, not the network.
"""

import random
from collections.abc import Callable
from statistics import quantiles
from time import perf_counter
from urllib.parse import urlencode, urlsplit
from wsgiref.util import setup_testing_defaults

from django.http import HttpResponse

from bench.figure import Figure, scaled
from bench.people import NOON
from bench.store import house, settle

CUSTOMERS, ROUNDS = 1_000_000, 60
SORTS = ("lateness", "-lateness", "next_year_business", "-next_year_business", "-last_order_at")
CHANCE = random.Random(1)


def measure(share: float = 1.0) -> list[Figure]:
    """The 95th percentile over all pages, and how long insight took to understand the store."""
    customers, rounds = scaled(CUSTOMERS, share, least=500), scaled(ROUNDS, share, least=3)
    with house():
        from bench.synthetic import make_store
        from regulars.insight.refresh import refresh

        orders = make_store(customers, at=NOON)
        run = refresh(NOON)
        again = refresh(NOON)
        settle()
        reader = Reader()
        kinds = pages(customers, orders=orders)
        for page in kinds.values():
            reader.seconds(page())
        waits = {
            kind: [1_000 * reader.seconds(page()) for _ in range(rounds)] for kind, page in kinds.items()
        }
    told = ", ".join(f"{kind} {p95(found):.0f}" for kind, found in waits.items())
    return [
        Figure(
            name="console.p95_ms",
            value=round(p95([wait for found in waits.values() for wait in found]), 1),
            unit="ms",
            peer=f"by page: {told}",
            target=100,
            better="less",
        ),
        Figure(
            name="insight.refresh_s",
            value=round(run.seconds, 1),
            unit="s",
            peer=f"{customers:,} buyers, {orders:,} orders, all new; {again.seconds:.1f} s again",
            better="less",
        ),
    ]


class Reader:
    """The owner, signed in."""

    def __init__(self) -> None:
        from django.contrib.auth.models import User
        from django.test import Client

        from regulars.web import invitations
        from regulars.web.roles import Role
        from regulars.wsgi import application

        self.application = application
        user = User.objects.create_user("owner@example.com", "owner@example.com")
        invitations.give(user, role=Role.OWNER)
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        self.cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())

    def seconds(self, address: str) -> float:
        """How long one page takes."""
        begun = perf_counter()
        self.read(address)
        return perf_counter() - begun

    def read(self, address: str) -> bytes:
        """One page's body."""
        parts, states = urlsplit(address), []
        environ = {"PATH_INFO": parts.path, "QUERY_STRING": parts.query, "HTTP_COOKIE": self.cookies}
        setup_testing_defaults(environ)
        environ["HTTP_HOST"] = "localhost"
        answer = self.application(environ, lambda state, _headers: states.append(state))
        assert isinstance(answer, HttpResponse)
        body = b"".join(answer)
        answer.close()
        assert states == ["200 OK"], (address, states)
        return body


def pages(customers: int, *, orders: int) -> dict[str, Callable[[], str]]:
    """Kinds of pages, each with what tells the next address of its kind."""
    from regulars.console.words import KINDS, RHYTHMS, STAGES
    from regulars.insight.models import CustomerProfile
    from regulars.web.cursors import Cursor, encode

    filters = {
        "stage": list(STAGES),
        "category": list(KINDS),
        "rhythm": list(RHYTHMS),
        "consent": ["yes", "no"],
        "shop": ["1", "2"],
        "who": ["no_order", "visitors"],
    }

    def filtered() -> str:
        some = CHANCE.sample([name for name in filters if name != "who"], 2)
        chosen = CHANCE.choice([some, some[:1], ["who"]])
        return people(sort=CHANCE.choice(SORTS), **{name: CHANCE.choice(filters[name]) for name in chosen})

    def searched() -> str:
        number = CHANCE.randint(1, customers)
        words = ("Anna", "ozola", "jan ber", f"customer-{number}", f"#{100_000 + CHANCE.randint(1, orders)}")
        return people(q=CHANCE.choice(words))

    def later() -> str:
        row = CustomerProfile.objects.filter(pk__gte=CHANCE.randint(1, customers)).order_by("pk")[0]
        return people(at=encode(Cursor(row.last_order_at, row.pk)))

    return {
        "dashboard": lambda: "/",
        "people": people,
        "later page": later,
        "sorted": lambda: people(sort=CHANCE.choice(SORTS)),
        "filtered": filtered,
        "searched": searched,
    }


def people(**asked: str) -> str:
    return f"/people/?{urlencode(asked)}"


def p95(waits: list[float]) -> float:
    """What 95 of 100 waits stay below."""
    return quantiles(waits, n=20, method="inclusive")[-1]
