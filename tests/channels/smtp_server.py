"""A real SMTP server in a process of its own, which misbehaves for those whose address says so.

    python -m tests.channels.smtp_server FOLDER [--user U --password P] [--cert F --key F [--implicit]]
        [--slow-at N]

It prints its port. Every mail it has taken is a line of FOLDER/taken.jsonl before it is answered. By the
recipient's local part: `later.x` is refused for now, `never.x` for good, `spam.x` for its content,
`drop.x` is taken and the line dropped instead of an answer, `hang.x` is taken and never answered, at
`gone.x` the line drops before the mail is asked for. A sender `nobody@` is refused. So much time is taken for
the Nth mail, whose ever it is, that it is never answered.
"""

import argparse
import asyncio
import json
import ssl
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult


class Handler:
    """Keeps what it takes."""

    def __init__(self, folder: Path, *, slow_at: int) -> None:
        self.taken = (folder / "taken.jsonl").open("a")
        self.until_slow = slow_at

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 aiosmtpd's word
        session.host_name = hostname
        return [*responses[:-1], "250-PIPELINING", responses[-1]]

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802 aiosmtpd's word
        if address.startswith("nobody@"):
            return "550 5.7.1 sender nobody@shop.example is not yours"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        kind = address.partition(".")[0]
        if kind == "later":
            return f"451 4.7.1 <{address}> greylisted, come back"
        if kind == "never":
            return f"550 5.1.1 <{address}> no such mailbox"
        if kind == "gone":
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        kind = envelope.rcpt_tos[0].partition(".")[0]
        if kind == "spam":
            return "554 5.7.1 looks like spam"
        self.keep(envelope)
        self.until_slow -= 1
        if kind == "drop":
            server.transport.abort()
        if kind == "hang" or self.until_slow == 0:
            await asyncio.Event().wait()
        return "250 2.0.0 queued"

    def keep(self, envelope) -> None:
        content = envelope.content.decode("utf-8", "replace")
        mail = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "content": content}
        self.taken.write(json.dumps(mail) + "\n")
        self.taken.flush()


async def serve(asked: argparse.Namespace) -> None:
    loop = asyncio.get_running_loop()
    handler = Handler(Path(asked.folder), slow_at=asked.slow_at)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH) if asked.cert else None
    if context:
        context.load_cert_chain(asked.cert, asked.key)

    def check(server, session, envelope, mechanism, data):
        right = (data.login, data.password) == (asked.user.encode(), asked.password.encode())
        return AuthResult(success=right, handled=False)

    def protocol() -> SMTP:
        return SMTP(
            handler,
            hostname="mx.test",
            tls_context=None if asked.implicit else context,
            require_starttls=bool(context) and not asked.implicit,
            authenticator=check if asked.user else None,
            auth_required=bool(asked.user),
            auth_require_tls=False,
        )

    server = await loop.create_server(
        protocol, "127.0.0.1", asked.port, ssl=context if asked.implicit else None
    )
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)  # until the test lets go


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    for name in ("user", "password", "cert", "key"):
        parser.add_argument(f"--{name}", default="")
    parser.add_argument("--implicit", action="store_true")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--slow-at", type=int, default=0)
    asyncio.run(serve(parser.parse_args()))
