"""How does a letter leave as a notification in somebody's browser?"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from uuid import UUID

from regulars.channels.channel import Down, Line, Sender
from regulars.channels.email import Silent
from regulars.channels.push import queries
from regulars.customers.actions import browsers
from regulars.host.trouble import Trouble
from regulars.web.outward.address import is_local_install


class WebPush:
    """Web push to the browser that somebody subscribed with last."""

    name = "webpush"
    identity = "push"

    def is_set(self) -> bool:
        return bool(queries.public_key())

    def is_loopback(self) -> bool:
        """Where only this machine reaches us, no other machine's browser can have subscribed."""
        return self.is_set() and is_local_install()

    def most_lines(self) -> int:
        return 8

    def message_id(self, key: UUID, *, sender: Sender) -> str:
        return f"<{key.hex}@webpush>"

    @contextmanager
    def open(self) -> Iterator[Line]:
        from regulars.channels.push.line import PushLine  # noqa: PLC0415 loads the libraries

        try:
            keys = queries.keys()
        except Trouble as trouble:
            yield Silent(Down("password_sealed", str(trouble)))
            return
        if keys is None:
            yield Silent(Down("no_webpush_server"))
            return
        with closing(PushLine(keys, icon=queries.icon())) as line:
            try:
                yield line
            finally:
                forget(line.gone)


def forget(gone: Sequence[str]) -> None:
    """Write to browsers no more that their push services know no longer."""
    for value in gone:
        browsers.forget(value)


CHANNEL = WebPush()
