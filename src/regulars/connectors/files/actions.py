"""How is a file handed in, confirmed, stopped, and its copy deleted?"""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from django.db import transaction

from regulars.connectors.files import kept
from regulars.connectors.files.contents import kind_of
from regulars.connectors.files.events import (
    ImportConfirmed,
    ImportFileDeleted,
    ImportReceived,
    ImportStopped,
)
from regulars.connectors.files.mapping import Mapping, digest, without_answers
from regulars.connectors.files.models import ImportMapping, ImportRun
from regulars.events.log import NewEvent, record


def receive(pieces: Iterable[bytes], *, name: str, actor: str, at: datetime) -> ImportRun:
    """Keep a copy of a file that is to be imported. Raises FileRefused when it is no table at all."""
    copy = kept.keep(pieces, name=name)
    try:
        kind_of(copy.path, name=name)
        with transaction.atomic():
            run = ImportRun.objects.create(
                file_name=name,
                path=copy.path.name,
                size=copy.size,
                digest=copy.digest,
                actor=actor,
                created_at=at,
            )
            _record(ImportReceived(run.id), run=run, actor=actor, at=at)
    except BaseException:
        kept.delete(copy.path.name)
        raise
    return run


def confirm(
    run: ImportRun,
    *,
    mapping: Mapping,
    headers: tuple[str, ...],
    shop_id: int,
    actor: str,
    at: datetime,
    encoding: str = "",
) -> None:
    """Say what the columns hold, and remember it for files with these headers; the import may begin.

    What was answered for this file alone is remembered with the import. One that failed begins anew.
    """
    told = msgspec.to_builtins(mapping)
    of_headers = msgspec.to_builtins(without_answers(mapping))
    with transaction.atomic():
        ImportMapping.objects.update_or_create(
            digest=digest(headers), defaults={"mapping": of_headers, "confirmed_at": at}
        )
        ImportRun.objects.filter(id=run.id).update(
            mapping=told,
            shop_id=shop_id,
            encoding=encoding,
            state="waiting",
            stop_asked=False,
            error="",
            steps_done=0,
        )
        _record(ImportConfirmed(run.id), run=run, actor=actor, at=at, shop_id=shop_id)
    run.refresh_from_db()


def resume(run: ImportRun, *, actor: str, at: datetime) -> None:
    """Let an import that was stopped, or that failed, go on where it is."""
    with transaction.atomic():
        ImportRun.objects.filter(id=run.id, state__in=["stopped", "failed"]).update(
            state="waiting", stop_asked=False, error=""
        )
        _record(ImportConfirmed(run.id), run=run, actor=actor, at=at, shop_id=run.shop_id)
    run.refresh_from_db()


def stop(run: ImportRun, *, actor: str, at: datetime) -> None:
    """Ask an import to stop after what it is writing just now."""
    with transaction.atomic():
        ImportRun.objects.filter(id=run.id, state="waiting").update(state="stopped")
        ImportRun.objects.filter(id=run.id, state="running").update(stop_asked=True)
        _record(ImportStopped(run.id), run=run, actor=actor, at=at, shop_id=run.shop_id)
    run.refresh_from_db()


def delete_file(run: ImportRun, *, actor: str, at: datetime) -> None:
    """Delete the kept copy; an import that never began is forgotten with it, a running one goes on."""
    with transaction.atomic():
        _record(ImportFileDeleted(run.id), run=run, actor=actor, at=at, shop_id=run.shop_id)
        ImportRun.objects.filter(id=run.id, state="chosen").delete()
        ImportRun.objects.filter(id=run.id).exclude(state="running").update(path="")
    if not ImportRun.objects.filter(id=run.id, state="running").exists():
        kept.delete(run.path)


def _record(
    payload: msgspec.Struct, *, run: ImportRun, actor: str, at: datetime, shop_id: int | None = None
) -> None:
    kind = type(payload).__name__
    key = f"import:{run.id}:{kind}:{at.isoformat()}"
    new = NewEvent(payload=payload, key=key, occurred_at=at, actor=actor, shop_id=shop_id)
    record(new, at=at)
