"""How does the owner say by which number the store writes in WhatsApp, and in which templates?"""

from datetime import datetime
from secrets import token_urlsafe

import msgspec
from django.db import transaction

from regulars.channels import events, keyring
from regulars.channels.actions import Who, actor
from regulars.channels.cloud import queries
from regulars.channels.cloud.account import (
    WINDOW,
    Number,
    Secrets,
    Template,
    Unusable,
    checked,
    checked_template,
)
from regulars.channels.cloud.models import CloudWindow
from regulars.channels.cloud.queries import CHANNEL
from regulars.channels.models import ChannelSetting, ChannelTrouble
from regulars.customers.actions.suppress import lift_of
from regulars.customers.queries import found_by
from regulars.events.log import NewEvent, record
from regulars.web import audit


def set_number(number: Number, *, token: str = "", app_secret: str = "", who: Who, at: datetime) -> Secrets:
    """Let messages leave by this number; its secrets, with what Meta asks for when it is told where we hear.

    token, app_secret: '' for those that are stored. The templates that are set stay. Raises account.Unusable,
    address.AddressRefused, host.keys.KeysLost.
    """
    with transaction.atomic():
        kept, known = queries.secrets(), queries.number()
        secrets = Secrets(
            token or kept.token, app_secret or kept.app_secret, kept.verify or token_urlsafe(24)
        )
        checked(number, secrets)
        number = msgspec.structs.replace(number, templates=known.templates if known else ())
        _keep(number, at=at, secret=keyring.sealed(msgspec.json.encode(secrets).decode()))
        ChannelTrouble.objects.filter(channel=CHANNEL).delete()
        _record(number, who=who, at=at)
        audit.note(who, "cloud.set", kind="channel", id=CHANNEL, detail={"phone_id": number.phone_id})
    return secrets


def set_template(template: Template, *, who: Who, at: datetime) -> None:
    """Say a letter in a language in this template. Raises account.Unusable."""
    checked_template(template)
    _change(template.letter, template.language, instead=(template,), who=who, at=at)


def drop_template(letter: str, *, language: str, who: Who, at: datetime) -> None:
    """Say a letter in no template any more. Raises account.Unusable."""
    _change(letter, language, instead=(), who=who, at=at)


def note_wrote(number: str, *, occurred_at: datetime, at: datetime) -> None:
    """Keep that somebody wrote, so that they may be answered; whoever writes can be written to again."""
    for customer in found_by(kind="phone", value=number):
        with transaction.atomic():
            CloudWindow.objects.filter(wrote_at__lte=at - WINDOW).delete()
            row, _new = CloudWindow.objects.get_or_create(
                customer_id=customer, defaults={"wrote_at": occurred_at}
            )
            CloudWindow.objects.filter(pk=row.pk, wrote_at__lt=occurred_at).update(wrote_at=occurred_at)
            lift_of(
                number,
                channel=CHANNEL,
                reasons=("bounced",),
                customer_id=customer,
                actor="customer",
                at=occurred_at,
            )


def _change(letter: str, language: str, *, instead: tuple[Template, ...], who: Who, at: datetime) -> None:
    with transaction.atomic():
        row = ChannelSetting.objects.select_for_update().filter(pk=CHANNEL).first()
        if row is None:
            raise Unusable("Set the number first.")
        number = msgspec.convert(row.settings, Number)
        others = (one for one in number.templates if (one.letter, one.language) != (letter, language))
        templates = sorted((*others, *instead), key=lambda one: (one.letter, one.language))
        _keep(msgspec.structs.replace(number, templates=tuple(templates)), at=at)
        _record(number, who=who, at=at)
        audit.note(
            who, "cloud.template", kind="channel", id=CHANNEL, detail={"letter": letter, "in": language}
        )


def _keep(number: Number, *, at: datetime, **more: str) -> None:
    changes = {"settings": msgspec.to_builtins(number), "changed_at": at, **more}
    ChannelSetting.objects.update_or_create(channel=CHANNEL, defaults=changes)


def _record(number: Number, *, who: Who, at: datetime) -> None:
    told = NewEvent(
        payload=events.ChannelSet(CHANNEL, number.api, 0),
        key=f"channel:{CHANNEL}:set:{at.timestamp()}",
        occurred_at=at,
        actor=actor(who),
    )
    record(told, at=at)
