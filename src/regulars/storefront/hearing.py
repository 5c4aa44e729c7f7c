"""What did we hear from a shop's page, in words?"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils.translation import ngettext

KINDS: tuple[tuple[tuple[str, ...], Callable[[int], str]], ...] = (
    (("page.viewed",), lambda n: ngettext("%(count)s page", "%(count)s pages", n)),
    (("product.viewed",), lambda n: ngettext("%(count)s product", "%(count)s products", n)),
    (("products.searched",), lambda n: ngettext("%(count)s search", "%(count)s searches", n)),
    (("wishlist.added",), lambda n: ngettext("%(count)s wish", "%(count)s wishes", n)),
    (
        ("cart.viewed", "cart.added", "cart.removed"),
        lambda n: ngettext("%(count)s step in a basket", "%(count)s steps in a basket", n),
    ),
    (
        ("checkout.started", "checkout.step_viewed", "checkout.step_completed", "checkout.payment_entered"),
        lambda n: ngettext("%(count)s step at the till", "%(count)s steps at the till", n),
    ),
    (("page.failed",), lambda n: ngettext("%(count)s script error", "%(count)s script errors", n)),
)


def ago(moment: datetime, *, at: datetime) -> str:
    """How long ago something was, in seconds or minutes."""
    seconds = max(round((at - moment).total_seconds()), 0)
    if seconds < 60:
        return ngettext("%(count)s second ago", "%(count)s seconds ago", seconds) % {"count": seconds}
    minutes = seconds // 60
    return ngettext("%(count)s minute ago", "%(count)s minutes ago", minutes) % {"count": minutes}


def in_words(counts: Mapping[str, int]) -> str:
    """What was heard, each kind with its number, those that have no word of their own last."""
    left = dict(counts)
    said = []
    for names, word in KINDS:
        if count := sum(left.pop(name, 0) for name in names):
            said.append(word(count) % {"count": count})
    if others := sum(left.values()):
        said.append(ngettext("%(count)s other", "%(count)s others", others) % {"count": others})
    return ", ".join(said)
