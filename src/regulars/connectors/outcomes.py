"""In which words is the owner told what became of a delivery?"""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from regulars.connectors.queries import Came

NOTHING: dict[str, str | Promise] = {
    "another_shop": _("It is of another shop that has the same app. Connect that shop too."),
    "topic": _("Nothing is read from this topic."),
    "test_order": _("A test order, which counts as nothing."),
    "not_placed": _("An order that was never placed, or isn’t yet."),
    "undated": _("Nobody can tell when this was said."),
    "no_news": _("It says nothing about messages."),
    "payment": _("A payment. The shop tells of it with its order."),
}
REFUSED: dict[str, str | Promise] = {
    "nobody_named": _("It names nobody."),
    "order_unknown": _("Its order isn’t known."),
    "out_of_range": _("It holds an amount or a moment beyond all measure."),
    "shop_erased": _("All that came from this shop was forgotten."),
}
TONES = {
    "read": "tone-good",
    "asked": "tone-good",
    "unreadable": "tone-bad",
    "refused": "tone-warn",
    "failed": "tone-bad",
}
PLAIN: dict[str, str | Promise] = {
    "": _("Waits to be read."),
    "read": _("Read."),
    "asked": _("It tells only what changed; the shop is asked for it."),
}


def in_words(came: Came) -> str:
    """What became of a delivery, as a sentence."""
    match came.word:
        case "nothing":
            return str(NOTHING.get(came.about, came.about))
        case "refused":
            return str(REFUSED.get(came.about, came.about))
        case "unreadable":
            return gettext("It can’t be read: %(reason)s") % {"reason": came.about}
        case "failed":
            return gettext("It failed and is tried again: %(reason)s") % {"reason": came.about}
    return str(PLAIN[came.word])
