"""Does the console serve, and does its database answer?"""

from http import HTTPStatus
from importlib.metadata import version

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from regulars.web.access import public


@public
def health(_request: HttpRequest) -> JsonResponse:
    """200 while pages can be served; 503 while the database doesn't answer."""
    database = answers()
    return JsonResponse(
        {"status": "ok" if database else "failing", "database": database, "version": version("regulars")},
        status=HTTPStatus.OK if database else HTTPStatus.SERVICE_UNAVAILABLE,
        headers={"Cache-Control": "no-store"},
    )


def answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
