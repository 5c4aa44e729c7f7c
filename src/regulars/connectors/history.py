"""In which words is the owner told how far a shop's history is, and what came in with it?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from regulars.connectors.outcomes import REFUSED
from regulars.web.format import moment, number
from regulars.web.pieces import Progress

if TYPE_CHECKING:
    from regulars.connectors.models import Comparison, Pull

UNITS: dict[str, Promise] = {
    "products": _("products"),
    "customers": _("customers"),
    "orders": _("orders"),
    "refunds": _("refunds"),
    "carts": _("baskets"),
    "checkouts": _("baskets"),
    "parcels": _("parcels"),
}
KINDS: dict[str, Promise] = {
    "OrderFact": _("Orders"),
    "CancellationFact": _("Cancellations"),
    "RefundFact": _("Refunds"),
    "ShipmentFact": _("Parcels"),
    "TrackingFact": _("Steps of parcels"),
    "CartFact": _("Baskets"),
    "CustomerFact": _("Customers"),
    "ConsentFact": _("Consents"),
    "ProductFact": _("Products"),
}
WRONG: dict[str, Promise] = {
    "out_of_reach": _("The shop can’t be asked just now (%(reason)s). It is asked again by itself."),
    "keys_refused": _(
        "The shop doesn’t accept these keys, or they may not do this (%(reason)s). Make new ones as the "
        "steps say, and enter them."
    ),
    "refused": _("The shop won’t have it: %(reason)s."),
    "moved": _(
        "%(address)s leads on to %(reason)s, where the keys aren’t sent. Enter the address at which the shop "
        "itself stands under Settings, Shops, then try again."
    ),
    "no_api": _("There is no such API under %(address)s. Check the steps in the shop, then try again."),
    "unreadable": _("What the shop answered can’t be read: %(reason)s. What came in stays; try again later."),
    "keys_lost": _("The kept keys can’t be opened with this installation’s key file. Enter them anew."),
    "uninstalled": _("The app was removed from the shop. Install it there again, then let it go on."),
    "unforeseen": _("Something unexpected broke it off: %(reason)s. What came in stays; try again."),
}


class State(Enum):
    """How a shop's history stands."""

    NEVER = "never"
    GOING = "going"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Row:
    """How many facts of a kind came out how."""

    label: str
    new: int
    changed: int
    known: int
    left_out: int


def state(pulls: Sequence["Pull"]) -> State:
    """How a history of these streams stands."""
    states = {each.state for each in pulls}
    if not states:
        return State.NEVER
    return State.FAILED if "failed" in states else State.DONE if states == {"done"} else State.GOING


def wrong(pulls: Sequence["Pull"], *, address: str) -> str:
    """Why a history is at an end before its end, and what the way out is; '' where it isn't.

    address: of the shop.
    """
    failed = next((each for each in pulls if each.state == "failed"), None)
    return in_words(failed.error, address=address) if failed else ""


def in_words(error: str, *, address: str) -> str:
    """What stands in the way of asking or telling a shop, and what the way out is; '' where nothing does.

    error: as it is kept, its word and what was said about it. address: of the shop.
    """
    if not error:
        return ""
    word, _colon, reason = error.partition(": ")
    return str(WRONG[word]) % {"reason": reason.removesuffix("."), "address": address}


def work(pulls: Sequence["Pull"], *, url: str) -> Progress:
    """How far the stream is that comes in just now. url: where the next look is fetched."""
    now = next((each for each in pulls if each.state != "done"), pulls[-1])
    rate = now.things_done * 1000 / now.worked_ms if now.worked_ms and not now.not_before else None
    return Progress(
        done=now.things_done,
        total=now.total or 0,
        unit=str(UNITS.get(now.stream, now.stream)),
        url=url,
        rate=rate,
        seconds_left=round(max(now.total - now.things_done, 0) / rate) if rate and now.total else None,
        says=" ".join(_said(now, step=pulls.index(now) + 1, of=len(pulls))),
    )


def _said(now: "Pull", *, step: int, of: int) -> Iterator[str]:
    unit = str(UNITS.get(now.stream, now.stream))
    yield gettext("Step %(step)s of %(of)s: %(unit)s.") % {"step": step, "of": of, "unit": unit}
    if now.not_before and not now.error:
        yield gettext("The shop prepares it.")
    elif now.not_before:
        _word, _colon, reason = now.error.partition(": ")
        told = {"reason": reason, "when": moment(now.not_before)}
        yield gettext("The shop can’t be asked just now (%(reason)s); it is asked again %(when)s.") % told


def rows(pulls: Sequence["Pull"]) -> list[Row]:
    """What became of all facts, by their kind."""
    came = results(pulls)
    told = [
        Row(
            label=str(label),
            new=came.get(f"{kind}.new", 0),
            changed=came.get(f"{kind}.changed", 0),
            known=came.get(f"{kind}.known", 0),
            left_out=sum(n for name, n in came.items() if name.startswith(f"{kind}.refused")),
        )
        for kind, label in KINDS.items()
    ]
    return [row for row in told if row.new or row.changed or row.known or row.left_out]


def left_out(pulls: Sequence["Pull"]) -> list[str]:
    """Why facts were left out, and what couldn't be read at all."""
    refused = {name: n for name, n in results(pulls).items() if ".refused: " in name}
    said = []
    for name, n in refused.items():
        kind, _dot, why = name.partition(".refused: ")
        told = {"what": KINDS.get(kind, kind), "n": number(n), "why": REFUSED.get(why, why)}
        said.append(gettext("%(what)s: %(n)s left out. %(why)s") % told)
    return said + [gettext(problem) for each in pulls for problem in each.problems]


def in_a_sentence(pulls: Sequence["Pull"]) -> str:
    """What a history brought: how much was new, how much changed, and how much was known."""
    came = results(pulls)
    told = [
        words % {"what": what}
        for outcome, words in (
            ("new", gettext("New: %(what)s.")),
            ("changed", gettext("Changed: %(what)s.")),
            ("known", gettext("Known before: %(what)s.")),
        )
        if (what := ", ".join(_counted(came, outcome)))
    ]
    return " ".join(told) or gettext("The shop told of nothing.")


def _counted(came: Mapping[str, int], outcome: str) -> list[str]:
    """Orders, customers, products and refunds that came out so, each in words."""
    kinds = ("OrderFact", "CustomerFact", "ProductFact", "RefundFact")
    orders, customers, products, refunds = (came.get(f"{kind}.{outcome}", 0) for kind in kinds)
    words = [
        (orders, ngettext("%(n)s order", "%(n)s orders", orders)),
        (customers, ngettext("%(n)s customer", "%(n)s customers", customers)),
        (products, ngettext("%(n)s product", "%(n)s products", products)),
        (refunds, ngettext("%(n)s refund", "%(n)s refunds", refunds)),
    ]
    return [each % {"n": number(n)} for n, each in words if n]


def compared(it: "Comparison") -> list[str]:
    """What a comparison of both sides found, a line for each stream."""
    said = []
    for stream, found in it.found.items():
        told = {"what": UNITS.get(stream, stream), **{name: number(n) for name, n in found.items()}}
        told["mended"] = number(found["missing"] + found["older"] - found["left"])
        words = gettext("%(what)s: %(theirs)s in the shop, %(ours)s here before; %(mended)s mended.")
        if not found["missing"] and not found["older"]:
            words = gettext("%(what)s: %(theirs)s in the shop, %(ours)s here. Nothing was missing.")
        line = (words % told)[:1].upper() + (words % told)[1:]
        if found["left"]:
            line += " " + gettext("%(left)s could not be mended.") % told
        if found["only_here"]:
            words = gettext("%(only_here)s stand here alone: deleted in the shop, or from a file.")
            line += " " + words % told
        said.append(line)
    return said


def results(pulls: Sequence["Pull"]) -> Mapping[str, int]:
    """Facts of all streams by what became of them, as `OrderFact.new`."""
    return sum((Counter(each.results) for each in pulls), Counter())
