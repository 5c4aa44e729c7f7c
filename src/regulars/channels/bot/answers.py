"""What follows from what somebody does in their chat with the bot?

Start, with what the link carried, joins the chat to the person and is their yes, to the words that stood
beside the link. Stop, in our languages' words, and blocking the bot withdraw it. All else changes nothing.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from regulars.channels.bot import queries
from regulars.channels.bot.joining import Invitation, invitation_of
from regulars.channels.bot.updates import MemberUpdated, Message, Update, moment_of
from regulars.channels.leaving import No, leave
from regulars.channels.queries import business
from regulars.channels.texting.stopping import asks_to_stop
from regulars.customers.actions import consent
from regulars.customers.actions.attach import attach
from regulars.customers.actions.suppress import lift_of
from regulars.customers.permission import PURPOSES
from regulars.customers.queries import cards, erased_at

START, PRIVATE, BLOCKED = "/start", "private", "kicked"


def answer(update: Update, *, at: datetime) -> str:
    """Take in what happened; what the bot says to it, '' for nothing. Raises updates.Unreadable."""
    if (message := update.message) and message.chat.type == PRIVATE:
        return _heard(message, update, at=at)
    if (changed := update.my_chat_member) and changed.chat.type == PRIVATE:
        _changed(changed, update, at=at)
    return ""


def wording(shop: str) -> str:
    """What stands beside the link, to which Start is the yes."""
    return _("%(shop)s may write to me in Telegram: offers, and news of my orders.") % {"shop": shop}


def _heard(message: Message, update: Update, *, at: datetime) -> str:
    command, _space, said = message.text.strip().partition(" ")
    with translation.override(known_language(message.sender.language_code)):
        if command == START and said:
            return _started(message, said.strip(), update, at=at)
        if word := asks_to_stop(message.text.removeprefix("/")):
            _left(message, update, word=word, how="answer", at=at)
            return _("You get no more messages here. The link on the page of your wishes brings them back.")
        return _hint() if command == START else ""


def _started(message: Message, said: str, update: Update, *, at: datetime) -> str:
    moment = moment_of(message.date, at=at)
    invited = invitation_of(said, at=moment)
    if invited is None or not _joined(invited, message, update, moment=moment, at=at):
        return _hint()
    language = language_of(invited.customer_id)
    with translation.override(known_language(language or message.sender.language_code)):
        told = _("From now on %(shop)s writes to you here. Send /stop, and it ends at once.")
        return told % {"shop": business().name}


def _joined(invited: Invitation, message: Message, update: Update, *, moment: datetime, at: datetime) -> bool:
    """Join the chat to the person, who allows messages there; whether they are still known."""
    chat = str(message.chat.id)
    with transaction.atomic():
        person = attach(invited.customer_id, kind=queries.CHANNEL, value=chat, at=moment)
        if person is None:
            return False
        lift_of(
            chat,
            channel=queries.CHANNEL,
            reasons=("asked",),
            customer_id=person,
            actor="customer",
            at=moment,
        )
        with translation.override(known_language(language_of(person))):
            shown = wording(business().name)
        evidence = {"update_id": update.update_id, "send_id": invited.send_id}
        said = [
            consent.Statement(
                customer_id=person,
                channel=queries.CHANNEL,
                purpose=purpose,
                granted=True,
                occurred_at=moment,
                how="link",
                wording=shown,
                evidence=evidence,
            )
            for purpose in PURPOSES
        ]
        consent.state(said, actor="customer", at=at)
    return True


def _changed(changed: MemberUpdated, update: Update, *, at: datetime) -> None:
    if changed.new_chat_member.status == BLOCKED:
        _left(changed, update, word="", how="provider", at=at)


def _left(told: Message | MemberUpdated, update: Update, *, word: str, how: str, at: datetime) -> None:
    no = No(
        address=str(told.chat.id),
        occurred_at=moment_of(told.date, at=at),
        how=how,
        wording=word,
        evidence={"update_id": update.update_id},
    )
    leave(no, channel=queries.CHANNEL, identity=queries.CHANNEL, at=at)


def _hint() -> str:
    return _(
        "To get messages of %(shop)s here, open the link on the page of your wishes: each mail leads there."
    ) % {"shop": business().name}


def known_language(code: str) -> str:
    """A language that we have words in: this one, else the business's."""
    known = dict(settings.LANGUAGES)
    spoken = (one.partition("-")[0] for one in (code, business().language))
    return next((one for one in spoken if one in known), settings.LANGUAGE_CODE)


def language_of(customer_id: int) -> str:
    """The language that somebody is written to in; '' where unknown."""
    if erased_at(customer_id):
        return ""
    return next((card.language for card in cards([customer_id])), "")
