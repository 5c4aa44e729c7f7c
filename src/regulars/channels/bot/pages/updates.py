"""Where does Telegram tell what people do in their chats with the bot?

Each call shows the secret that we gave Telegram when the bot was set; what doesn't changes nothing. What the
bot says to it is the answer, so that nothing has to be called.
"""

import hmac
import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.bot import queries
from regulars.channels.bot.answers import answer
from regulars.channels.bot.updates import Unreadable, update_of
from regulars.web.access import public

log = logging.getLogger(__name__)
PROOF = "X-Telegram-Bot-Api-Secret-Token"


@public
@csrf_exempt
@never_cache
@require_POST
def updates(request: HttpRequest) -> HttpResponse:
    proof = queries.secrets().proof
    shown = request.headers.get(PROOF, "")
    if not proof or not hmac.compare_digest(shown.encode(), proof.encode()):
        return HttpResponse(status=403)
    try:
        update = update_of(request.body)
        said = answer(update, at=clock.now())
    except Unreadable as why:
        log.warning("What came from Telegram can't be read: %s", why)
        return HttpResponse(status=200)  # it would come again and again
    if not said or update.message is None:
        return HttpResponse(status=200)
    chat = update.message.chat.id
    return JsonResponse({"method": "sendMessage", "chat_id": chat, "text": said})
