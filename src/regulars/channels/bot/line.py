"""How does a message leave by a bot, and what does each answer of Telegram's mean?

https://core.telegram.org/bots/api#sendmessage. The API knows no key that keeps a call from being made twice,
so where no answer came nobody can say whether the message left.
"""

from dataclasses import dataclass, field

from regulars.channels.bot.calling import Method, Said
from regulars.channels.channel import Accepted, Down, Outcome, Parcel, Rejected, Unsure
from regulars.channels.chat import text_of, unfit
from regulars.web.outward.answer import Answer

PROBLEMS = {429: "provider_busy", 503: "provider_ails"}
GONE = ("bot was blocked by the user", "user is deactivated")


@dataclass(slots=True)
class BotLine:
    """A way to people's chats. gone: the chats of those who blocked the bot or left Telegram."""

    send: Method
    gone: list[str] = field(default_factory=list)

    def deliver(self, parcel: Parcel) -> Outcome:
        text = text_of(parcel)
        if why := unfit(text):
            return Rejected(why)
        message = {"chat_id": parcel.to, "text": text, "link_preview_options": {"is_disabled": True}}
        answer, said = self.send.ask(message)
        if answer.status == 403 and said.description.endswith(GONE):
            self.gone.append(parcel.to)
        return outcome(answer, said)


def outcome(answer: Answer, said: Said) -> Outcome:
    """What an answer means for the message.

    Telegram asks the bot as a whole to slow down, so all messages wait then, and none is given up for it.
    """
    detail = f"{answer.status or ''} {said.description}".strip()
    if answer.status is None:
        return (Unsure if answer.left else Down)("provider_silent", answer.response)
    if answer.is_yes:
        return Accepted("", "" if isinstance(said.result, bool) else str(said.result.message_id))
    if answer.status in {400, 403}:
        return Rejected(detail)
    if answer.status >= 500 and answer.status != 503:
        return Unsure("provider_ails", detail)
    return Down(PROBLEMS.get(answer.status, "provider_refuses_us"), detail)
