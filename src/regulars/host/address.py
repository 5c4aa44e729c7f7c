"""Where is the database?"""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class NotPostgres(ValueError):
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
