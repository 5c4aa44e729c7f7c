"""What does somebody who adds or changes an endpoint say of it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from regulars.connectors.outgoing import queries
from regulars.web.forms import ask
from regulars.web.request import StaffRequest

LIKELY = (
    "order.placed", "order.changed", "order.cancelled", "order.restored", "order.refunded",
    "order.refund_corrected",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An endpoint's name and address, and whether it may learn to whom things happen."""

    name: str = ask(_("Name"), help=_("Which program it is, so that you know it again."), default="")
    url: str = ask(_("Address"), default="", placeholder="https://example.com/webhooks")
    with_customers: bool = ask(
        _("Say to whom it happened"),
        help=_(
            "The customer’s number. Who that is can only be read with an API key that may read customers."
        ),
        default=False,
    )


def chosen(request: StaffRequest, *, start: Sequence[str]) -> set[str]:
    """The events that are ticked."""
    return set(request.POST.getlist("events") if request.method == "POST" else start)


Groups = list[list[tuple[str, bool]]]


def groups(ticked: set[str]) -> tuple[Groups, Groups]:
    """Every event with whether it is ticked, by what it is about: of customers, and of the store."""
    of_store = queries.store_events()
    names = sorted(queries.event_names())
    return (
        grouped([name for name in names if name not in of_store], ticked),
        grouped([name for name in names if name in of_store], ticked),
    )


def grouped(names: Sequence[str], ticked: set[str]) -> Groups:
    found = groupby(names, key=lambda name: name.partition(".")[0])
    return [[(name, name in ticked) for name in some] for _, some in found]
