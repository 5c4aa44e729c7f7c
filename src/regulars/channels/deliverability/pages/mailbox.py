"""In which mailbox do bounces and complaints arrive?"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels import queries as channels
from regulars.channels.deliverability import actions
from regulars.channels.deliverability.mailbox import Account
from regulars.channels.deliverability.queries import BOUNCES
from regulars.channels.smtp import is_loopback
from regulars.web.access import role
from regulars.web.forms import ask, filled
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast

SECURITIES: list[tuple[str, Any]] = [
    ("tls", gettext_lazy("TLS from the start, mostly port 993")),
    ("starttls", gettext_lazy("STARTTLS, mostly port 143")),
    ("none", gettext_lazy("None, for a server on this very machine")),
]


@dataclass(frozen=True, kw_only=True)
class MailboxForm:
    """The mailbox as a form asks for it."""

    host: str = ask(
        gettext_lazy("Server"),
        help=gettext_lazy("As your provider names it for incoming mail (IMAP)."),
        placeholder="imap.example.com",
    )
    port: int = ask(gettext_lazy("Port"), default=993, least=1, most=65_535)
    security: str = ask(gettext_lazy("Encryption"), kind="radio", choices=lambda: SECURITIES, default="tls")
    user: str = ask(gettext_lazy("User"), autocomplete="off")
    password: str = ask(
        gettext_lazy("Password"),
        kind="password",
        help=gettext_lazy("It is kept encrypted and never shown. Left empty, the stored one stays."),
        default="",
    )
    folder: str = ask(gettext_lazy("Folder"), default="INBOX")


@role("owner")
def mailbox(request: StaffRequest) -> HttpResponse:
    row = channels.setting(BOUNCES)
    names = MailboxForm.__dataclass_fields__.keys() - {"password"}
    start = MailboxForm(**{n: row.settings[n] for n in names}) if row else MailboxForm(host="", user="")
    form: Any = filled(MailboxForm, request, start=start)
    if request.method == "POST" and form.is_valid():
        asked = form.value()
        if asked.security == "none" and not is_loopback(asked.host):
            form.add_error("security", _("Without encryption the password would be readable on its way."))
        elif row and not asked.password and asked.host != row.settings["host"]:
            form.add_error("password", _("Enter it again: the stored one was for another server."))
        else:
            account = Account(**{name: getattr(asked, name) for name in MailboxForm.__dataclass_fields__})
            keep = not asked.password and row is not None
            actions.set_mailbox(account, keep_password=keep, who=request, at=clock.now())
            toast(request, _("Saved. It is read every five minutes."))
            return redirect("settings_deliverability")
    return render(
        request, "deliverability/mailbox.html", context(request, "deliverability", form=form, known=row)
    )


@role("owner")
@require_POST
def forget(request: StaffRequest) -> HttpResponse:
    if actions.forget_mailbox(who=request, at=clock.now()):
        toast(request, _("It isn’t read any more."))
    return redirect("settings_deliverability")
