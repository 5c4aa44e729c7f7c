"""How is Apprise run? In a program of its own, for as long as it takes.

It brings some 170 services with it, takes half a second and 20 MB, follows redirects and waits as long as it
is told to: none of that stays in the program that serves, and it can be ended. What is asked comes as JSON on
standard input, so that no address stands in a list of processes; nothing that a service answers is told but
its number.
"""

import json
import logging
import re
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from apprise import NotifyBase

STATUS = re.compile(r"error=(\d{3})\b")


def main() -> None:
    asked = json.load(sys.stdin)
    told = told_by(asked) if "body" in asked else looked(asked["url"])
    json.dump(told, sys.stdout)


def looked(url: str) -> dict[str, Any]:
    """Which service an address is of, and how it may be shown; {} where it is of none."""
    found = service_at(url)
    return {"service": str(found.service_name), "shown": shown(found)} if found else {}


def told_by(asked: dict[str, str]) -> dict[str, Any]:
    """Tell something at an address; whether it was taken, and the number of what was answered."""
    from apprise import LogCapture, NotifyFormat  # noqa: PLC0415 half a second

    found = service_at(asked["url"])
    if found is None:
        return {"took": False, "status": ""}
    with LogCapture(level=logging.WARNING) as said:  # type: ignore[no-untyped-call]
        took = bool(found.notify(body=asked["body"], title=asked["title"], body_format=NotifyFormat.TEXT))
        answered = STATUS.findall(said.getvalue())
    return {"took": took, "status": answered[-1] if answered and not took else ""}


def service_at(url: str) -> "NotifyBase | None":
    import apprise  # noqa: PLC0415 half a second

    logging.getLogger("apprise").handlers[:] = [logging.NullHandler()]  # it would tell whole addresses
    ours = apprise.AppriseAsset(app_id="Regulars", app_desc="Regulars", app_url="", image_url_mask="")
    found: NotifyBase | None = apprise.Apprise.instantiate(url, asset=ours, suppress_exceptions=True)
    return found


def shown(found: "NotifyBase") -> str:
    """The address as far as it tells services apart, and nothing secret."""
    parts = urlsplit(str(found.url(privacy=True)))  # type: ignore[no-untyped-call]
    host = parts.netloc.rpartition("@")[2]
    plain = "." in host or host.startswith(("localhost", "["))
    return f"{parts.scheme}://{host if plain else f'{host[:2]}…'}/…"


if __name__ == "__main__":
    main()
