"""What does the door for webhooks, POST /webhooks/{connection}, answer?"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from regulars import clock
from regulars.connectors import queries
from regulars.connectors.bodies import BodyRefused, read_body
from regulars.connectors.receive import Receipt, receive
from regulars.host.trouble import Trouble
from regulars.web.access import public
from regulars.web.problem import problem

LIMIT = 8 * 2**20
NOBODY = (404, "no-such-connection", "No shop is connected under this address.")
TURNED_AWAY = {
    Receipt.ENDED: NOBODY,
    Receipt.FORGED: (
        401,
        "wrong-signature",
        "The signature isn't made with this connection's secret. Nothing was kept.",
    ),
    Receipt.UNREADY: (
        401,
        "secret-missing",
        "The shop's secret isn't entered here yet. Nothing was kept; send it again later.",
    ),
}


@csrf_exempt
@public
def webhook(request: HttpRequest, token: str) -> HttpResponse:
    """Keep a shop's delivery, and answer at once; it is read behind the door."""
    door = queries.by_token(token)
    if door is None:
        return turned_away(*NOBODY)
    if request.method != "POST":
        return problem(405, detail="Deliveries come by POST.")
    try:
        body = read_body(request, limit=LIMIT)
        headers = {name.lower(): value for name, value in request.headers.items()}
        receipt = receive(door, body=body, headers=headers, at=clock.now())
    except BodyRefused as refused:
        return problem(refused.status, name=refused.name, detail=refused.detail)
    except Trouble as trouble:
        return problem(503, name="signature-not-checked", detail=str(trouble))
    return turned_away(*TURNED_AWAY[receipt]) if receipt in TURNED_AWAY else HttpResponse(status=200)


def turned_away(status: int, name: str, detail: str) -> HttpResponse:
    return problem(status, name=name, detail=detail)
