"""How do forms come to be, change and end?

Actions: each change is an edition, so that it can be told for good what somebody was shown.
"""

import secrets
from datetime import datetime
from hashlib import blake2b
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import F

from regulars.events.log import NewEvent, record
from regulars.storefront.forms import queries
from regulars.storefront.forms.content import Content
from regulars.storefront.forms.events import FormEnded, FormSet
from regulars.storefront.forms.gifts import Checked
from regulars.storefront.forms.models import Form, FormDay, FormEdition, FormFile

HANDLE_BYTES = 6


class NameTaken(Exception):
    """There is a form of this name already."""


def make(name: str, content: Content, *, shop_id: int, actor: str, at: datetime) -> Form:
    """Make a form. Raises NameTaken."""
    with transaction.atomic():
        _free(name, but=None)
        handle = secrets.token_hex(HANDLE_BYTES)
        row = Form.objects.create(handle=handle, name=name, shop_id=shop_id, edition=0, made_at=at)
        _edit(row, content, actor=actor, at=at)
    return row


def change(form_id: int, content: Content, *, name: str, shop_id: int, actor: str, at: datetime) -> int:
    """Let a form say this from now on, also one that had ended; its edition, a new one where it differs.

    Raises NameTaken.
    """
    with transaction.atomic():
        row = Form.objects.select_for_update().get(pk=form_id)
        _free(name, but=form_id)
        Form.objects.filter(pk=form_id).update(name=name, shop_id=shop_id, ended_at=None)
        if queries.content(form_id, row.edition) != content:
            _edit(row, content, actor=actor, at=at)
    return row.edition


def end(form_id: int, *, actor: str, at: datetime) -> bool:
    """Take nobody any more; who signed up stays so, and may still fetch what was given."""
    with transaction.atomic():
        ended = Form.objects.filter(pk=form_id, ended_at=None).update(ended_at=at)
        if ended:
            handle = Form.objects.values_list("handle", flat=True).get(pk=form_id)
            key = f"form:{form_id}:ended:{at.isoformat()}"
            record(NewEvent(payload=FormEnded(handle), key=key, occurred_at=at, actor=actor), at=at)
    return bool(ended)


def keep_file(file: Checked, *, at: datetime) -> int:
    """Keep a file to be given away, the same one once."""
    digest = UUID(bytes=blake2b(file.name.encode() + b"\0" + file.body, digest_size=16).digest())
    values = {"name": file.name, "kind": file.kind, "size": len(file.body), "body": file.body, "made_at": at}
    row, _made = FormFile.objects.get_or_create(digest=digest, defaults=values)
    return row.pk


def count(form_id: int, *, what: str, at: datetime) -> None:
    """Count that a form was shown (`shown`), or that an entry was a program's (`caught`)."""
    day, _made = FormDay.objects.get_or_create(form_id=form_id, day=at.date())
    FormDay.objects.filter(pk=day.pk).update(**{what: F(what) + 1})


def _free(name: str, *, but: int | None) -> None:
    if Form.objects.filter(name=name).exclude(pk=but or 0).exists():
        raise NameTaken(name)


def _edit(row: Form, content: Content, *, actor: str, at: datetime) -> None:
    row.edition += 1
    FormEdition.objects.create(
        form=row, edition=row.edition, content=msgspec.to_builtins(content), made_at=at, made_by=actor
    )
    Form.objects.filter(pk=row.pk).update(edition=row.edition)
    payload = FormSet(form=row.handle, edition=row.edition)
    key = f"form:{row.pk}:edition:{row.edition}"
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor=actor), at=at)
