"""How are stages, kinds and rhythms of people called, and in which colour?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Word:
    """A word of ours as people read it. tone: of its chip."""

    label: str | Promise
    tone: str = ""


STAGES: dict[str, Word] = {
    "first_purchase": Word(_("first order")),
    "weighing": Word(_("weighing")),
    "satisfied": Word(_("came back")),
    "disappointed": Word(_("let down"), "problem"),
    "loyal": Word(_("loyal")),
    "growing": Word(_("growing")),
}

KINDS: dict[str, Word] = {
    "star": Word(_("star"), "star"),
    "productive": Word(_("steady"), "steady"),
    "question_mark": Word(_("could be a star"), "question"),
    "problem": Word(_("disappointed"), "problem"),
}

RHYTHMS: dict[str, Word] = {
    "early": Word(_("not due yet")),
    "due": Word(_("due"), "tone-good"),
    "overdue": Word(_("overdue"), "tone-warn"),
    "quiet": Word(_("gone quiet"), "tone-bad"),
}


@dataclass(frozen=True, slots=True)
class WhyBlocked:
    """Why nothing is sent to an address, and what has to be so before it may be again."""

    says: str | Promise
    ask: str | Promise
    means: str | Promise


BLOCKED: dict[str, WhyBlocked] = {
    "bounced": WhyBlocked(
        _("Mail to their address came back."),
        _("Does mail reach them there again?"),
        _(
            "The address didn’t exist, or its mailbox took nothing. Unblock it only if you know that it "
            "works now. Each letter that comes back lets mail programs trust your mail less."
        ),
    ),
    "complained": WhyBlocked(
        _("They marked a mail as unwanted."),
        _("Did they themselves ask you to write again?"),
        _(
            "They told their mail program that your mail is unwanted. Unblock the address only if they asked "
            "for it, and keep what they wrote. A second complaint weighs heavily: mail programs then put "
            "your mail to everybody aside. Offers still need a yes from them."
        ),
    ),
    "wrong": WhyBlocked(
        _("The number or the address is somebody else’s."),
        _("Do you know that it is theirs?"),
        _("Somebody else answered there. Unblock it only if you know that it is this person’s after all."),
    ),
    "asked": WhyBlocked(
        _("They asked never to be written to."),
        _("Did they themselves ask you to write again?"),
        _(
            "Unblock the address only if they changed their mind and told you so, and keep what they wrote. "
            "Offers still need a yes from them."
        ),
    ),
}

IDENTITIES: dict[str, str | Promise] = {
    "email": _("e-mail"),
    "phone": _("phone"),
    "shop": _("customer number"),
    "device": _("device"),
    "push": _("browser"),
    "telegram": _("Telegram"),
    "postal": _("post"),
}
