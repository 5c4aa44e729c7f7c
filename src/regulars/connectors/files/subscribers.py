"""What did somebody allow or refuse, by the export of the program that wrote to them so far?

A yes of a mail program counts with the moment it was given at alone: who merely stands in a list may have
been put there. So does that of a list of one's own that has columns for when, where, how, or to which words.
Whatever else the export tells of it goes along as its proof. Who unsubscribed said no. An address that mail
came back from, or whose owner complained, is blocked.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
import polars as pl

from regulars.commerce.brought.facts import SuppressionFact
from regulars.commerce.facts import Buyer, ConsentFact
from regulars.connectors.files.words import yes_or_no

MAILCHIMP, CLEANED, UNSUBSCRIBED = "Mailchimp", "Mailchimp cleaned", "Mailchimp unsubscribed"
PROGRAMS = {MAILCHIMP, CLEANED, UNSUBSCRIBED, "Klaviyo", "Klaviyo suppressed", "Brevo"}
"""Exports by their shapes whose yes needs its moment."""

NEVER_ASKED = ("nonsubscribed", "non-subscribed", "transactional")
"""How Mailchimp names the file of those who only bought; its columns are those of the subscribed."""

CHANNELS = {"consent_email": "email", "consent_sms": "sms"}
MEANINGS = {
    "bounced": ("bounce", "invalid", "cleaned"),
    "complained": ("spam", "complain", "abuse"),
    "asked": ("user_suppressed", "user suppressed", "manual"),
}
"""Why an address is blocked, by the words that programs use for it."""

PROOF = ("consent_source", "consent_page", "consent_ip", "confirmed_ip", "double_opt_in")
MOMENTS = ("consent_email_at", "confirmed_at")
CIRCUMSTANCES = ("consent_source", "consent_page", "consent_text")
"""How, where and to which words somebody agreed: where a list has columns for it, a yes needs one of them."""
AHEAD = timedelta(days=2)
OF_NO = ("refused_at", "suppressed_at", "updated_at", "consent_email_at")
"""By which moment a no to e-mail counts, the surest first."""


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """Where rows stand. columns: headers by our fields. at: of which moment it is where rows don't say."""

    columns: Mapping[str, str]
    at: datetime
    shape: str = ""
    name: str = ""

    @property
    def tells_when(self) -> bool:
        """Whether a yes counts with its moment alone: a mail program's, and a list's that has any proof."""
        proofs = {"consent_email_at", "consent_sms_at", "confirmed_at", *CIRCUMSTANCES}
        return self.shape in PROGRAMS or not proofs.isdisjoint(self.columns)

    def moments(self, channel: str) -> tuple[str, ...]:
        """By which moments a yes counts. A list of one's own may have one column for both channels."""
        is_own = channel == "sms" and (self.shape or "consent_sms_at" in self.columns)
        return ("consent_sms_at",) if is_own else MOMENTS

    @property
    def circumstances(self) -> list[str]:
        """Those that a list of one's own has columns for; of a mail program's the moment is enough."""
        return [] if self.shape else [name for name in CIRCUMSTANCES if name in self.columns]


def word(row: Mapping[str, Any], channel: str, *, export: Export) -> bool | None:
    """The yes or no to a channel; None when a row states nothing of it."""
    if channel == "email":
        if export.shape in {CLEANED, UNSUBSCRIBED} or row["refused_at"] or _says(row["blocked"]):
            return None if export.shape == CLEANED else False
        told = (row["suppressed"] or "").casefold()
        if "unsubscribe" in told or reason_of(told) in {"complained", "asked"}:
            return False
        if export.shape == MAILCHIMP:
            return None if any(mark in export.name.casefold() for mark in NEVER_ASKED) else True
    said = _says(row[f"consent_{channel}"])
    if said is None and channel == "email" and _says(row["double_opt_in"]):
        return True
    return said


def moment(row: Mapping[str, Any], channel: str, *, granted: bool, export: Export) -> datetime | None:
    """When it was said; None where a yes needs that and nothing tells it.

    Never after the import: a yes of the future would outlast every no that is said until then.
    """
    if granted:
        if export.circumstances and not any(row[name] for name in export.circumstances):
            return None
        told = first(row, export.moments(channel), at=export.at)
        return told or (None if export.tells_when else first(row, ("updated_at",), at=export.at) or export.at)
    of_no = OF_NO if channel == "email" else ("consent_sms_at", "updated_at")
    return first(row, of_no, at=export.at) or export.at


def first(row: Mapping[str, Any], names: Iterable[str], *, at: datetime) -> datetime | None:
    """The first of these moments that can be meant; a clock or zone that is ahead is meant for now."""
    told = (row[name] for name in names if row[name] and row[name] <= at + AHEAD)
    return next((min(moment, at) for moment in told), None)


def statements(row: Mapping[str, Any], who: Buyer, *, export: Export) -> Iterator[ConsentFact]:
    """What a row says of each channel, with its proof."""
    for column, channel in CHANNELS.items():
        granted = word(row, channel, export=export)
        if granted is None:
            continue
        said_at = moment(row, channel, granted=granted, export=export)
        if said_at is not None:
            yield ConsentFact(
                buyer=who,
                channel=channel,
                granted=granted,
                occurred_at=said_at,
                how="import",
                wording=row["consent_text"] or "",
                evidence=_proof(row, column, export=export, of_mail=channel == "email" or not export.shape),
            )


def _proof(row: Mapping[str, Any], column: str, *, export: Export, of_mail: bool) -> dict[str, Any]:
    """All that the export tells of how it was said."""
    proof: dict[str, Any] = {"line": row["line"]}
    if export.shape:
        proof["export"] = export.shape
    if column in export.columns and row[column]:
        proof |= {"column": export.columns[column], "value": row[column]}
    if of_mail:
        proof |= {name: row[name] for name in PROOF if row[name]}
        proof |= {name: row[name].isoformat() for name in (*MOMENTS, "refused_at") if row[name]}
    return proof


def blocks(row: Mapping[str, Any], who: Buyer, *, export: Export) -> Iterator[SuppressionFact]:
    """That nothing may be sent to somebody's address, where the export says why."""
    reason = reason_of((row["suppressed"] or "").casefold())
    if export.shape == CLEANED:
        reason = reason or "bounced"
    if reason and who.who.email:
        since = row["suppressed_at"] or row["refused_at"] or row["updated_at"] or export.at
        yield SuppressionFact(who=who.who, channel="email", reason=reason, since=since)


def reason_of(told: str) -> str:
    """Why an address is blocked, by a program's words in small letters; '' where they say nothing of it."""
    return next((why for why, words in MEANINGS.items() if any(each in told for each in words)), "")


def unproven(frame: pl.DataFrame, *, export: Export) -> pl.DataFrame:
    """The rows that say yes, and not when."""
    rows = [
        any(
            word(row, channel, export=export)
            and moment(row, channel, granted=True, export=export) is None
            for channel in CHANNELS.values()
        )
        for row in frame.iter_rows(named=True)
    ]  # fmt: skip
    return frame.filter(pl.Series(rows, dtype=pl.Boolean))


def _says(text: str | None) -> bool | None:
    return yes_or_no(text) if text else None
