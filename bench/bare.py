"""What is the least that a program does with a call of behaviour events?

Starlette, msgspec and asyncpg; the same tables, keys and payloads as ours. It asks for no API key, takes who
did it by device alone, knows neither merged customers nor refused events, and answers with a count.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from hashlib import blake2b
from uuid import UUID

import asyncpg
import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

CONNECTIONS = 8

WRITE = """
    WITH given AS MATERIALIZED (
        SELECT nextval('event_id_seq') AS id, e.*, i.customer_id
        FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[])
            AS e (digest, name, occurred_at, device, payload)
        LEFT JOIN customer_identity i ON i.value = e.device AND i.kind = 'device' AND i.shop_id = 1
    ), fresh AS (
        INSERT INTO event_key (digest, event_id)
        SELECT digest, id FROM given ORDER BY digest
        ON CONFLICT (digest) DO NOTHING
        RETURNING event_id
    )
    INSERT INTO event (
        id, name, schema_version, customer_id, shop_id, actor, occurred_at, recorded_at, cluster, payload
    )
    SELECT id, name, 1, customer_id, 1, 'bare', occurred_at, $6, 1, payload::jsonb
    FROM given JOIN fresh ON fresh.event_id = given.id
"""


class Who(msgspec.Struct):
    device: str


class Event(msgspec.Struct):
    id: str
    name: str
    occurred_at: datetime
    who: Who
    properties: msgspec.Raw


class Call(msgspec.Struct):
    events: list[Event]


CALL = msgspec.json.Decoder(Call)


async def events(request: Request) -> Response:
    """Record the events of a call, each once."""
    told = CALL.decode(await request.body()).events
    columns = (
        [UUID(bytes=blake2b(event.id.encode(), digest_size=16).digest()) for event in told],
        [event.name for event in told],
        [event.occurred_at for event in told],
        [event.who.device for event in told],
        [f'{{"properties": {bytes(event.properties).decode()}}}' for event in told],
    )
    async with request.app.state.pool.acquire() as connection:
        await connection.execute(WRITE, *columns, datetime.now(UTC))
    return Response(b'{"accepted":%d}' % len(told), media_type="application/json")


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    """The connections, opened before the first call."""
    address = os.environ["DATABASE_URL"]
    async with asyncpg.create_pool(address, min_size=CONNECTIONS, max_size=CONNECTIONS) as pool:
        app.state.pool = pool
        yield


application = Starlette(routes=[Route("/api/v1/events", events, methods=["POST"])], lifespan=lifespan)
