"""What do forms ask of an ad audience?"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from regulars.money import to_major, to_minor
from regulars.web.forms import DataForm, ask

T = TypeVar("T", "Asked", "Changed")


def for_whom() -> Any:  # noqa: ANN401 as ask
    return ask(
        _("For whom"),
        kind="text",
        help=_("As for plays: orders >= 2 and days_since_order > 60. Only who allows advertising is told."),
    )


def campaign_names() -> Any:  # noqa: ANN401 as ask
    return ask(
        _("Campaigns"),
        kind="text",
        help=_("As your advertising costs name them, one in a line. Costs and budget go by them."),
        default="",
    )


def limit() -> Any:  # noqa: ANN401 as ask
    return ask(
        _("Budget"),
        help=_(
            "Once the campaigns cost more since the start, everybody is taken off the lists. Empty: no end."
        ),
        default=None,
        least=0,
        most=10**9,
    )


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A new one."""

    name: str = ask(
        _("Name"),
        help=_(
            "The network sees it. Let it say nothing about health, money or belief: networks refuse that."
        ),
    )
    expression: str = for_whom()
    meta: bool = ask("Meta", default=True)
    google: bool = ask("Google", default=True)
    holdout_bp: int = ask(
        _("Control group"),
        kind="percent",
        help=_(
            "The share that no network is told of, so that you see what the ads bring. It can’t change later."
        ),
        default=1000,
        most=90,
    )
    campaigns: str = campaign_names()
    budget: Decimal | None = limit()  # noqa: RUF009 a field

    @property
    def networks(self) -> tuple[str, ...]:
        return tuple(name for name, chosen in (("meta", self.meta), ("google", self.google)) if chosen)


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What may change while it goes on."""

    expression: str = for_whom()
    campaigns: str = campaign_names()
    budget: Decimal | None = limit()  # noqa: RUF009 a field


def in_currency(form: DataForm[T], *, currency: str) -> DataForm[T]:
    """The form with the business's currency behind its budget."""
    form.fields["budget"].suffix = currency  # type: ignore[attr-defined]
    return form


def lines(text: str) -> list[str]:
    """The lines of a field, each once."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def minor(amount: Decimal | None, *, currency: str) -> int | None:
    return None if amount is None else to_minor(amount, currency=currency)


def major(amount: int | None, *, currency: str) -> Decimal | None:
    return None if amount is None else to_major(amount, currency=currency)
