"""Which plays were proposed?"""

from regulars.plays.models import PlayDraft


def drafts(
    *, state: str | None = None, before: int | None = None, limit: int | None = None
) -> list[PlayDraft]:
    """Proposed plays, newest first. before: only those older than this one."""
    rows = PlayDraft.objects.order_by("-id")
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(pk__lt=before) if before is not None else rows
    return list(rows[:limit])


def draft(id: int) -> PlayDraft | None:
    return PlayDraft.objects.filter(pk=id).first()


def open_drafts() -> int:
    """How many wait for a person."""
    return PlayDraft.objects.filter(state="open").count()
