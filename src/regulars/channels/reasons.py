"""In which words are people told where a message stands, and why?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES: dict[str, str | Promise] = {
    "planned": pgettext_lazy("message", "waiting"),
    "claimed": pgettext_lazy("message", "leaving"),
    "handed_over": pgettext_lazy("message", "on its way"),
    "accepted": pgettext_lazy("message", "sent"),
    "unknown": pgettext_lazy("message", "not sure"),
    "failed": pgettext_lazy("message", "failed"),
    "skipped": pgettext_lazy("message", "held back"),
}
TONES = {"accepted": "tone-good", "unknown": "tone-warn", "failed": "tone-bad", "skipped": "tone-warn"}

REASONS: dict[str, str | Promise] = {
    # Nothing leaves at all.
    "sends_stopped": _("Everything is stopped."),
    "channel_unset": _("Nobody has set this channel."),
    "no_email_server": _("No e-mail server is set."),
    "no_sms_server": _("No SMS provider is set."),
    "no_webhook_server": _("No program is set that brings messages."),
    "no_telegram_server": _("No bot is set for Telegram."),
    "no_whatsapp_server": _("No number is set for WhatsApp."),
    "no_post_server": _("Letters by post are switched off in the settings."),
    "no_phone_server": _("Calls are switched off in the settings."),
    "no_webpush_server": _("Web push is not set up."),
    "no_onsite_server": _("Messages on the shop’s page are switched off in the settings."),
    "no_sender": _("No sender is set for this shop."),
    "no_public_address": _(
        "Links would lead to this machine only, so that nobody could unsubscribe: set REGULARS_URL, "
        "or try it on yourself with REGULARS_MAIL_ONLY_TO."
    ),
    # Somebody of the staff has to take it.
    "print_run": _("Letters wait until somebody makes a print run."),
    "call_list": _("Calls wait on the list until somebody takes them."),
    "after_another": _("Something else to them goes first."),
    "calling_hours": _("It is too late, or too early, to call where they are."),
    "no_answer_yet": _("Nobody answered; they are called again later."),
    "not_reached": _("Nobody answered, as often as they were called."),
    # The reader has to come.
    "waits_for_visit": _("It waits until they come to the shop’s page."),
    # The mail server.
    "connection_refused": _("The mail server takes no connections."),
    "connection_lost": _("The mail server hung up."),
    "makes_no_sense": _("The mail server gave an answer that makes no sense."),
    "no_answer_in_time": _("The mail server didn’t answer in time."),
    "not_secure": _("The connection to the mail server isn’t secure; its certificate wasn’t accepted."),
    "not_supported": _("The mail server doesn’t offer what the settings ask for."),
    "password_sealed": _("The stored password can’t be opened with the keys of this machine. Enter it anew."),
    "sender_refused": _("The mail server doesn’t let us write as this sender."),
    "server_refuses": _("The mail server turns us away."),
    "domain_resting": _("The mail servers of their domain put off one mail after the other; they rest."),
    "no_folder": _("There is no such folder in the mailbox."),
    "line_broke": _("The program failed while it was on its way."),
    "sign_in_refused": _("The mail server didn’t accept user and password."),
    "unknown_host": _("There is no mail server of this name."),
    "unreachable": _("The mail server can’t be reached."),
    # Other providers.
    "provider_ails": _("The provider has a fault of its own."),
    "provider_busy": _("The provider takes no more at a time; the next ones follow soon."),
    "provider_refuses_us": _("The provider refuses the account or its sender."),
    "text_in_part": _("The first part of it was taken, and another refused."),
    "provider_silent": _("The provider can’t be reached, or didn’t answer."),
    # Mail stays welcome.
    "many_complaints": _("Too many people complained of mails, so offers wait until somebody has looked."),
    "warm_up": _("The domain is new to mail servers: it sends a little more each day."),
    # The person.
    "cap": _("They got as many messages as the limit allows; the next one waits."),
    "consent_refused": _("They don’t allow it."),
    "customer_gone": _("They are no longer known here."),
    "no_address": _("There is no address of theirs on this channel."),
    "no_consent": _("They never allowed it."),
    "own_cap": _("They asked for fewer messages; the next one waits."),
    "paused": _("They asked for a pause."),
    "quiet_complaint": _("They have a complaint that isn’t settled: no offers until it is."),
    "quiet_hours": _("It is night where they are."),
    "quiet_late_parcel": _("Their parcel is late: no offers until it is there."),
    "quiet_return": _("They are sending something back: no offers until that is settled."),
    "suppressed_bounced": _("Mail to their address came back."),
    "suppressed_complained": _("They marked a mail as unwanted."),
    "suppressed_wrong": _("The number or the address is somebody else’s."),
    "suppressed_asked": _("They asked never to be written to."),
    "topic_left": _("They don’t want to read about this topic."),
    # This machine.
    "not_in_mail_only_to": _("Mail goes only to the addresses in REGULARS_MAIL_ONLY_TO."),
    "reserved_address": _("Addresses of this kind belong to nobody; they are for examples."),
    "sandbox": _("This is a demo store: mail leaves only for addresses in REGULARS_MAIL_ONLY_TO."),
    # This message.
    "already_got": _("They have it already, under an address that was joined with this one."),
    "campaign_held": _("Its campaign is paused."),
    "campaign_stopped": _("Its campaign was stopped."),
    "gave_up": _("Refused for the time being, seven times within two days."),
    "refused": _("The mail server refused it."),
    "rejected": _("The other side refused it for good."),
    "receipt": _("What was told of it later shows that it was taken."),
    "settled": _("Somebody of the staff said that it was sent."),
    "too_late": _("It would have come too late to be of use."),
    "try_later": _("The mail server asked to try again later."),
    "unwritable": _("The message lacks what it is about."),
    "writing_failed": _("The program failed at writing it."),
    "worker_died": _("The program ended while it was on its way."),
}


def reason(word: str) -> str | Promise:
    """A reason in a sentence; the word itself where it is a newer one."""
    return REASONS.get(word, word)
