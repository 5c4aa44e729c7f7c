"""What is the least that a program does with a webhook? It keeps the body, and says so.

Starlette and asyncpg, in the same table as ours. It checks no signature and knows no repeats.
"""

from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.bare import lifespan

KEEP = """
    INSERT INTO raw_delivery (id, connection_id, delivery_key, topic, headers, body, received_at, due_at)
    VALUES (nextval('raw_delivery_id_seq'), 1, '', '', '{}', $1, $2, $2)
"""


async def webhook(request: Request) -> Response:
    """Keep a body."""
    body = await request.body()
    async with request.app.state.pool.acquire() as connection:
        await connection.execute(KEEP, body, datetime.now(UTC))
    return Response()


application = Starlette(routes=[Route("/webhooks", webhook, methods=["POST"])], lifespan=lifespan)
