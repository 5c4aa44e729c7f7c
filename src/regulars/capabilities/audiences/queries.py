"""Which ad audiences are there, how do they stand, and what did they cost?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
from django.db.models import QuerySet

from regulars.capabilities.audiences.models import AdAccount, AdAudience, AdBatch, AdList, AdMember
from regulars.capabilities.audiences.networks.network import Account
from regulars.channels import keyring
from regulars.commerce.queries import company
from regulars.sql import statement

SPENT = statement(__file__, "spent")
COUNTS = statement(__file__, "counts")
ARMS = statement(__file__, "arms")
TO_CARRY_ON = statement(__file__, "to_carry_on")


@dataclass(frozen=True, slots=True)
class Spent:
    """What an audience's campaigns cost since it began, in minor units of the business's currency.

    without_rate: days whose currency has no rate, and aren't in it. until: the latest day that is known.
    """

    amount: int
    without_rate: int
    until: date | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many people a network's list holds, and how many are on their way.

    joining, leaving: told or to be told, not confirmed. refused: whom the network doesn't take. erased:
    those of the leaving who were erased here.
    """

    audience_id: int
    list_id: int
    network: str
    inside: int
    joining: int
    leaving: int
    refused: int
    erased: int

    @property
    def is_empty(self) -> bool:
        return not self.inside + self.joining + self.leaving


def audiences() -> list[AdAudience]:
    """All of them, by name."""
    return list(AdAudience.objects.order_by("name"))


def audience(audience_id: int) -> AdAudience | None:
    return AdAudience.objects.filter(pk=audience_id).first()


def named(name: str) -> AdAudience | None:
    return AdAudience.objects.filter(name=name).first()


def lists(audience_id: int) -> list[AdList]:
    """An audience's lists, one for each network."""
    return list(AdList.objects.filter(audience_id=audience_id).order_by("-network"))


def all_lists() -> list[AdList]:
    return list(AdList.objects.order_by("audience_id", "-network"))


def in_trouble() -> list[AdList]:
    """Lists whose network doesn't take what it is told."""
    return list(AdList.objects.exclude(problem="").select_related("audience").order_by("pk"))


def counts(audience_id: int | None = None) -> list[Count]:
    """Where people stand on each list."""
    return [Count(*row) for row in COUNTS.rows(audience=audience_id)]


def arms(audience_id: int) -> Counter[str]:
    """How many people were drawn into each group."""
    return Counter(dict(ARMS.rows(audience=audience_id)))


def batches(audience_id: int) -> QuerySet[AdBatch]:
    """What networks were told, the newest first."""
    return AdBatch.objects.filter(list__audience_id=audience_id).select_related("list").order_by("-id")


def spent(audience: AdAudience) -> Spent:
    """What its campaigns cost since the day on which it began."""
    zone = ZoneInfo(company().time_zone)
    return Spent(
        *SPENT.rows(
            campaigns=[campaign.lower() for campaign in audience.campaigns],
            networks=[row.network for row in lists(audience.pk)],
            since=audience.started_at.astimezone(zone).date(),
        )[0]
    )


def to_carry_on(*, at: datetime) -> list[int]:
    """Audiences of which something planned can go on now."""
    return [audience_id for (audience_id,) in TO_CARRY_ON.rows(at=at)]


def account_rows() -> Mapping[str, AdAccount]:
    """The accounts that are set, by network."""
    return {row.network: row for row in AdAccount.objects.all()}


def account(network: str) -> Account | None:
    """An account with its keys. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    row = AdAccount.objects.filter(network=network).first()
    if row is None:
        return None
    secret = msgspec.json.decode(keyring.opened(row.secret), type=dict[str, str])
    return Account(row.account_id, row.login_id, secret)


def is_sandbox() -> bool:
    """Whether nobody here is real."""
    return company().sandbox


def is_on_a_list(audience_id: int) -> bool:
    """Whether a network may still hold somebody of it."""
    return AdMember.objects.filter(list__audience_id=audience_id).exclude(state="refused").exists()


def with_budgets(rows: Sequence[AdAudience]) -> dict[int, Spent]:
    """What each of these cost, where its campaigns are named."""
    return {row.pk: spent(row) for row in rows if row.campaigns}
