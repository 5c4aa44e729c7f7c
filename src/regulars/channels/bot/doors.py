"""Under which address does Telegram tell us things?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from regulars.channels.bot.pages.updates import PROOF
from regulars.web.doors import Door

DOORS = (
    Door(
        name="telegram_updates",
        label=_("What people write to the bot in Telegram"),
        path=lambda: reverse("telegram_updates"),
        headers={"Content-Type": "application/json", PROOF: "none"},
        body=b'{"update_id": 0}',
    ),
)
