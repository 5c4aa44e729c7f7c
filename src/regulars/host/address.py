"""Where is the database?"""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from regulars.host.trouble import Trouble


class NotPostgres(Trouble):
    """DATABASE_URL must be a postgresql:// address."""


def django_database(url: str) -> dict[str, Any]:
    """A DATABASES entry for `postgresql://user:password@host:port/name?option=value`.

    Raises NotPostgres.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise NotPostgres(f"DATABASE_URL must begin with postgresql://, not {parts.scheme}://")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": options.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def role(url: str) -> str:
    """Which role an address names; empty when it names none."""
    return unquote(urlsplit(url).username or "")


def password(url: str) -> str:
    """The password in an address; empty when there is none."""
    return unquote(urlsplit(url).password or "")


def without_password(url: str) -> str:
    """The same address, fit to be shown."""
    parts = urlsplit(url)
    user = f"{parts.username}@" if parts.username else ""
    return urlunsplit(parts._replace(netloc=user + parts.netloc.rpartition("@")[2]))
