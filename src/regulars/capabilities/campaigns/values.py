"""What do programs and scripts read of a campaign?"""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from regulars.capabilities.campaigns import queries, trial
from regulars.capabilities.campaigns.results import measured

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.models import Campaign


def campaign_values(row: "Campaign") -> dict[str, Any]:
    """A campaign as programs and scripts read it."""
    far = queries.progress(row.pk)
    return {
        "id": str(row.pk),
        "campaign": row.name,
        **{name: getattr(row, name) for name in ("state", "templates", "channels", "topic", "content")},
        **{name: getattr(row, name) for name in ("timing", "planned_for", "started_at", "ended_at")},
        **{name: getattr(far, name) for name in ("meant", "to_come", "waiting", "sent", "not_sent")},
        "left_alone": far.held_out,
        "left_out": row.left_out,
    }


def result_values(row: "Campaign", *, at: datetime) -> dict[str, Any]:
    """What came of it."""
    return {
        "trial": trial_values(row),
        "brought": brought_values(row, at=at) if row.started_at and row.holdout_bp else None,
        "answers": asdict(queries.aftermath(row)) if row.started_at else None,
    }


def trial_values(row: "Campaign") -> dict[str, Any] | None:
    if row.trial_bp is None:
        return None
    known = trial.verdict_of(row)
    sides = {"a": known.a, "b": known.b} if known else {}
    return {
        "judged_by": row.judged_by,
        "winner": row.winner,
        "decided_at": row.decided_at,
        "is_sure": bool(known and known.is_sure),
        "a": None,
        "b": None,
        **{name: {"people": side.people, "did": side.successes} for name, side in sides.items()},
    }


def brought_values(row: "Campaign", *, at: datetime) -> dict[str, Any]:
    found = measured(row, at=at)
    return {
        "what": "margin" if found.is_margin else "revenue",
        "currency": found.currency,
        "treated": found.treated.people,
        "control": found.control.people,
        "difference": float(found.money.difference),
        "low": found.money.low,
        "high": found.money.high,
    }
