"""A store that writes in Telegram and WhatsApp, and whose staff is told: as their pages show it."""

import msgspec

from regulars import clock
from regulars.channels import keyring
from regulars.channels.alerting.models import AlertService
from regulars.channels.bot.account import Bot, Secrets
from regulars.channels.cloud.account import Number, Template
from regulars.channels.cloud.actions import set_number, set_template
from regulars.channels.models import ChannelSetting


def writes_by_a_bot() -> None:
    """One that Telegram can't tell us of."""
    secret = keyring.sealed(msgspec.json.encode(Secrets("1:x", "y")).decode())
    row = {"settings": msgspec.to_builtins(Bot(username="amber_pine_bot")), "secret": secret}
    ChannelSetting.objects.update_or_create(channel="telegram", defaults={**row, "changed_at": clock.now()})


def writes_in_templates() -> None:
    number = Number(phone_id="106540352242922")
    set_number(number, token="EAAG" * 9, app_secret="0123456789" * 3, who=None, at=clock.now())
    for language in ("en", "lv"):
        template = Template(
            letter="replenishment_last_call",
            language=language,
            name="running_low_last_call_2026",
            code=language,
            words=("customer.given_name|there", "product.name", "product.price", "links.unsubscribe"),
        )
        set_template(template, who=None, at=clock.now())


def tells_the_staff() -> None:
    """By one that took the last one, and by one that didn't."""
    for shown, problem in (
        ("Slack · slack://T...2/…", ""),
        ("JSON · jsons://hooks.amber.example:8443/…", "refused 403"),
    ):
        proven = None if problem else clock.now()
        AlertService.objects.get_or_create(
            shown=shown,
            defaults={"secret": "", "added_at": clock.now(), "problem": problem, "proven_at": proven},
        )
