"""How fast do messages leave, against the least that could be done, and against what one would write first?

Letters about a product to people of a large store, by SMTP to Postfix's smtp-sink: consent is checked, the
letter rendered, put in MIME, signed by DKIM (RSA, 2048 bits), handed over and kept in the ledger. The limit
is a loop that makes one RSA signature with `cryptography` and hands the same bytes over by smtplib. The
obvious pipeline builds an EmailMessage, signs it with dkimpy and hands it over by smtplib. Rates are for each
second of processor, PostgreSQL's included; the sink's is nobody's. Limit and ours take turns.
"""

import os
import smtplib
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import psutil
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bench.figure import Figure, scaled
from bench.people import NOON, make_people
from bench.processes import database_seconds, worker_seconds
from bench.store import house, settle

PEOPLE, TURNS, LETTERS, OBVIOUS, BACKLOG, SENT = 1_000_000, 7, 2_000, 200, 1_000_000, 20_000
SENDER = "news@bench.example"
MEGABYTE = 2**20

PLAN = """
    INSERT INTO send (
        key, customer_id, shop_id, play, step, visit, channel, others, template, variant, purpose, kind,
        topic, context, provider_id, state, reason, detail, planned_at, not_before, not_after, attempts,
        message_id
    )
    SELECT
        md5(%(turn)s || ':' || c.id)::uuid, c.id, 1, 'bench', 'send', 1, 'email', '[]', 'replenishment', '',
        'offers', 'marketing', '', '{"product_id": 1}', '', 'planned', '', '', %(at)s, %(at)s,
        %(at)s::timestamptz + interval '14 days', 0, ''
    FROM customer c
    WHERE c.id %% 5 > 0 AND c.id > %(after)s
    ORDER BY c.id
    LIMIT %(count)s
"""
SIZE = """
    SELECT sum(pg_total_relation_size(oid)) FROM pg_class
    WHERE relkind = 'r' AND relname SIMILAR TO '(send|send_content|event|event_key|wording)(_%%)?'
"""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages, in so many seconds of processor and by the clock."""

    messages: int
    cpu: float
    wall: float

    @property
    def by_core(self) -> float:
        return self.messages / self.cpu


def measure(share: float = 1.0) -> list[Figure]:
    """Messages against the limit and the obvious, by two workers; what they take in memory and on disk."""
    people, letters = scaled(PEOPLE, share, least=2_000), scaled(LETTERS, share, least=50)
    with house(), sink() as port:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        make_people(people)
        furnish(port, key=key)
        store = Store(people)
        sent(store.plan(letters))
        mail = written()
        turns = [(sent(store.plan(letters)), limit(letters, mail, key, port=port)) for _ in range(TURNS)]
        obviously = obvious(scaled(OBVIOUS, share, least=10), key, port=port)
        alone, together = by_workers(1, store, letters * 3), by_workers(2, store, letters * 3)
        before = size()
        grown = memory(store, small=scaled(10_000, share, least=50), large=scaled(BACKLOG, share, least=500))
        on_disk = (size() - before) / max(store.made, 1)
    return list(figures(turns, obviously, alone, together, grown=grown, row=on_disk))


def figures(
    turns: list[tuple[Rate, Rate]], obviously: Rate, alone: Rate, together: Rate, *, grown: float, row: float
) -> Iterator[Figure]:
    """The rows of the performance page."""
    ours = median(mine.by_core for mine, _ in turns)
    bare = median(peer.by_core for _, peer in turns)
    yield Figure(
        name="messages.limit_ratio",
        value=round(median(mine.by_core / peer.by_core for mine, peer in turns), 3),
        unit="of the limit's messages/processor s",
        peer=f"{bare:,.0f} messages/processor s signed and handed over bare, {ours:,.0f} ours",
        target=0.6,
    )
    yield Figure(
        name="messages.obvious_ratio",
        value=round(ours / obviously.by_core, 1),
        unit="times the obvious pipeline's",
        peer=f"{obviously.by_core:,.0f} messages/processor s by EmailMessage and dkimpy",
        target=8,
    )
    both, one = together.messages / together.wall, alone.messages / alone.wall
    more = together.cpu / together.messages / (alone.cpu / alone.messages)
    yield Figure(
        name="messages.two_workers_ratio",
        value=round(both / one, 2),
        unit="times one worker's messages/s",
        peer=f"{one:,.0f} messages/s by one, {both:,.0f} by two; processor time a message {more:.2f} times",
        target=1.3,
    )
    yield Figure(
        name="messages.memory_growth_mb",
        value=round(max(grown, 0), 1),
        unit="MB more with 1,000,000 waiting",
        target=50,
        better="less",
    )
    yield Figure(name="messages.row_bytes", value=round(row), unit="bytes a message on disk")


@contextmanager
def sink() -> Iterator[int]:
    """Postfix's smtp-sink, which takes everything and keeps nothing; its port."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen(["/usr/sbin/smtp-sink", "-u", "nobody", f"127.0.0.1:{port}", "100"])
    try:
        connected(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def connected(port: int) -> None:
    """Wait until somebody listens there."""
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return


def furnish(port: int, *, key: rsa.RSAPrivateKey) -> None:
    """Set the server, a sender and its signing key, and put a product on the shelf."""
    from django.db import connection

    from regulars.channels import actions, keyring
    from regulars.channels.channel import Sender
    from regulars.channels.models import SigningKey
    from regulars.channels.smtp import Server
    from regulars.commerce.models import Product
    from regulars.host import keys, paths

    keys.load_or_make(paths.key_file(Path(os.environ["REGULARS_DATA"])))
    actions.set_email_server(Server(host="127.0.0.1", port=port, security="none"), who=None, at=NOON)
    actions.set_sender(Sender(from_name="Bench", from_address=SENDER), who=None, at=NOON)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    SigningKey.objects.create(
        domain="bench.example",
        selector="r1",
        secret=keyring.sealed(pem),
        made_at=NOON,
        published_at=NOON,
    )
    Product.objects.create(
        shop_id=1,
        sku="SOAP",
        name="Pine soap",
        currency="EUR",
        price_minor=450,
        url="https://bench.example/soap",
        source_version=NOON,
    )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE shop SET url = 'https://bench.example', language = 'en'")


@dataclass(slots=True)
class Store:
    """Whom messages go to: each person gets one, until all have."""

    people: int
    after: int = 0
    turn: int = 0
    made: int = 0

    def plan(self, count: int) -> int:
        """Plan so many more messages."""
        from django.db import connection

        if self.after + count * 5 // 4 + 5 > self.people:
            self.after, self.turn = 0, self.turn + 1
        with connection.cursor() as cursor:
            cursor.execute(PLAN, {"turn": self.turn, "after": self.after, "count": count, "at": NOON})
            made: int = cursor.rowcount
        self.after += count * 5 // 4 + 5
        self.made += made
        return made


def sent(count: int) -> Rate:
    """Let so many messages leave, by this program."""
    from regulars.channels import outbox

    done = timed(lambda: outbox.hand_over(at=NOON, limit=count))
    if done[0]["accepted"] != count:
        raise RuntimeError(f"not everything left: {done[0]}")
    return Rate(count, *done[1:])


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What it gave, and its seconds of processor, the database's included, and by the clock."""
    folder = Path(os.environ["REGULARS_DATA"])
    cpu, wall = worker_seconds() + database_seconds(folder), time.perf_counter()
    found = work()
    return found, worker_seconds() + database_seconds(folder) - cpu, time.perf_counter() - wall


def written() -> bytes:
    """A message as it was sent last, for the limit to hand over."""
    from regulars.channels import dkim, letters, mime, queries
    from regulars.channels.channel import Parcel, Sender
    from regulars.channels.examples import FULL
    from regulars.channels.models import SendContent

    content = SendContent.objects.latest("send_id")
    letter = letters.letter("replenishment", languages=("en",)).write(FULL)
    found = letters.Written(content.subject, queries.html_of(content), content.text or letter.text)
    parcel = Parcel(
        key=UUID(int=1),
        to=content.address,
        sender=Sender(from_name="Bench", from_address=SENDER),
        letter=found,
        unsubscribe="https://bench.example/u/" + "x" * 60,
        at=NOON,
    )
    return bytes(dkim.signed(mime.compose(parcel), by=dkim.signers()[0], at=NOON))


def limit(count: int, mail: bytes, key: rsa.RSAPrivateKey, *, port: int) -> Rate:
    """One RSA signature each, and the same bytes by smtplib."""
    said = mail[:600]

    def work() -> None:
        with smtplib.SMTP("127.0.0.1", port, "localhost") as smtp:
            for number in range(count):
                key.sign(said, PKCS1v15(), SHA256())
                smtp.sendmail(SENDER, [f"p{number}@example.com"], mail)

    cpu, wall = worker_seconds(), time.perf_counter()
    work()
    return Rate(count, worker_seconds() - cpu, time.perf_counter() - wall)


def obvious(count: int, key: rsa.RSAPrivateKey, *, port: int) -> Rate:
    """A rendered letter in an EmailMessage, signed by dkimpy, by smtplib."""
    import dkim

    from regulars.channels import letters
    from regulars.channels.examples import FULL

    pem = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    letter = letters.letter("replenishment", languages=("en",))
    cpu, wall = worker_seconds(), time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port, "localhost") as smtp:
        for number in range(count):
            text = letter.write(FULL)
            mail = EmailMessage(policy=SMTP)
            mail["From"], mail["To"] = SENDER, f"p{number}@example.com"
            mail["Subject"], mail["Date"] = text.subject, format_datetime(NOON)
            mail["Message-ID"] = f"<{number}@bench.example>"
            mail.set_content(text.text)
            mail.add_alternative(text.html, subtype="html")
            raw = mail.as_bytes()
            smtp.sendmail(SENDER, [mail["To"]], dkim.sign(raw, b"r1", b"bench.example", pem) + raw)
    return Rate(count, worker_seconds() - cpu, time.perf_counter() - wall)


def by_workers(workers: int, store: Store, count: int) -> Rate:
    """Let so many messages leave by so many programs at once."""
    planned = store.plan(count)
    folder = Path(os.environ["REGULARS_DATA"])
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(_wake, range(workers)))
        cpu, wall = database_seconds(folder), time.perf_counter()
        spent = list(pool.map(_work, range(workers)))
        wall = time.perf_counter() - wall
    done = sum(accepted for accepted, _ in spent)
    if done != planned:
        raise RuntimeError(f"{planned - done} messages did not leave")
    return Rate(done, sum(used for _, used in spent) + database_seconds(folder) - cpu, wall)


def _wake(_number: int) -> None:
    """Load all that is needed, in a process of its own."""
    import django

    django.setup()
    from regulars.channels import letters
    from regulars.channels.channel import channels

    letters.shelf()
    channels()
    time.sleep(0.2)


def _work(_number: int) -> tuple[int, float]:
    from regulars.channels import outbox

    cpu, accepted = worker_seconds(), 0
    while done := outbox.hand_over(at=NOON, limit=500):
        accepted += done["accepted"]
    return accepted, worker_seconds() - cpu


def memory(store: Store, *, small: int, large: int) -> float:
    """By how many MB this program grows from few to a million messages waiting, and as many as are sent."""
    sent(store.plan(small))
    before = psutil.Process().memory_info().rss
    left = min(SENT, store.plan(large))
    settle()
    while left > 0:
        left -= sent(min(left, 1_000)).messages
    return float(psutil.Process().memory_info().rss - before) / MEGABYTE


def size() -> int:
    """Bytes of the tables that a message is kept in, indexes included."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(SIZE)
        return int(cursor.fetchone()[0])
