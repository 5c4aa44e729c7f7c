"""By which number does the store write in WhatsApp, in which templates, and does it get through?"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from regulars import clock
from regulars.channels.cloud import actions, queries
from regulars.channels.cloud.account import META, VERSION, Number, Template, Unusable, words_of
from regulars.channels.hindrance import hindrances
from regulars.channels.pages.messages import titled
from regulars.channels.reasons import reason
from regulars.channels.trial import send_test
from regulars.channels.writing import shelf
from regulars.customers.identify import phone_key
from regulars.web.access import role
from regulars.web.forms import ask, filled, form_for
from regulars.web.outward.address import AddressRefused
from regulars.web.pages.settings import context
from regulars.web.request import StaffRequest
from regulars.web.toast import toast
from regulars.web.toast import trouble as say_trouble

KEPT = gettext_lazy("It is kept encrypted and never shown. Left empty, the stored one stays.")


@dataclass(frozen=True)
class NumberForm:
    phone_id: str = ask(
        gettext_lazy("Id of the number"),
        help=gettext_lazy("As Meta shows it beside the number; not the number itself."),
    )
    token: str = ask(gettext_lazy("Token of a system user"), kind="password", help=KEPT, default="")
    app_secret: str = ask(gettext_lazy("Secret of the app"), kind="password", help=KEPT, default="")
    api: str = ask(gettext_lazy("Address of the API"), default=META)
    version: str = ask(gettext_lazy("Version of the API"), default=VERSION)


@dataclass(frozen=True)
class TemplateForm:
    letter: str = ask(
        pgettext_lazy("a letter of ours", "Letter"),
        choices=lambda: [(name, titled(name)) for name in sorted(shelf.catalogue())],
    )
    language: str = ask(gettext_lazy("In which language"), choices=lambda: list(settings.LANGUAGES))
    name: str = ask(gettext_lazy("Name of the template"), placeholder="soap_reminder")
    code: str = ask(gettext_lazy("Its language, as Meta writes it"), placeholder="lv")
    words: str = ask(
        gettext_lazy("What stands for {{1}}, {{2}} …"),
        help=gettext_lazy(
            "As letters name it, between commas: customer.given_name|there, product.name, or short for the "
            "letter’s short form. Behind a bar stands what is said where that isn’t known."
        ),
        default="",
    )


@dataclass(frozen=True)
class TrialForm:
    to: str = ask(pgettext_lazy("WhatsApp", "To"), placeholder="+371…")


@role("owner")
def whatsapp(request: StaffRequest) -> HttpResponse:
    form: Any = form_for(NumberForm)(request.POST or None, initial=as_it_is())
    if request.method == "POST" and form.is_valid():
        asked = form.value()
        number = Number(phone_id=asked.phone_id, api=asked.api, version=asked.version)
        given = {"token": asked.token, "app_secret": asked.app_secret}
        known = queries.number()
        if known and not asked.token and asked.api != known.api:
            form.add_error("token", _("Enter it again: the stored one was for another server."))
            return page(request, form=form, adding=form_for(TemplateForm)())
        try:
            actions.set_number(number, **given, who=request, at=clock.now())
        except (Unusable, AddressRefused) as refused:
            form.add_error("phone_id" if isinstance(refused, Unusable) else "api", str(refused))
        else:
            toast(request, _("Saved."))
            return redirect("settings_whatsapp")
    return page(request, form=form, adding=form_for(TemplateForm)())


@role("owner")
@require_POST
def template(request: StaffRequest) -> HttpResponse:
    """Say a letter in a template."""
    form: Any = filled(TemplateForm, request)
    if form.is_valid():
        asked = form.value()
        words = words_of(asked.words)
        made = Template(
            letter=asked.letter, language=asked.language, name=asked.name, code=asked.code, words=words
        )
        try:
            actions.set_template(made, who=request, at=clock.now())
        except Unusable as refused:
            form.add_error("name", str(refused))
        else:
            return redirect("settings_whatsapp")
    return page(request, form=form_for(NumberForm)(initial=as_it_is()), adding=form)


@role("owner")
@require_POST
def drop(request: StaffRequest) -> HttpResponse:
    """Say a letter in no template any more."""
    letter, language = request.POST.get("letter", ""), request.POST.get("language", "")
    actions.drop_template(letter, language=language, who=request, at=clock.now())
    return redirect("settings_whatsapp")


@role("owner")
@require_POST
def trial(request: StaffRequest) -> HttpResponse:
    """Send Meta's own template to the number given."""
    to = phone_key(request.POST.get("to", ""), country="")
    if not to:
        say_trouble(request, _("That is no telephone number. Write it with its country, as +37120000000."))
        return redirect("settings_whatsapp")
    done = send_test(to, by=queries.CHANNEL, at=clock.now())
    if done.reason:
        say_trouble(request, " ".join(filter(None, (str(reason(done.reason)), done.detail))))
    else:
        toast(request, _("WhatsApp took the message for %(number)s.") % {"number": to})
    return redirect("settings_whatsapp")


def as_it_is() -> dict[str, str]:
    """The number as it is set, for its form."""
    known = queries.number()
    return {name: getattr(known, name) for name in ("phone_id", "api", "version")} if known else {}


def page(request: StaffRequest, *, form: Any, adding: Any) -> HttpResponse:  # noqa: ANN401 a dataclass's forms
    known = queries.number()
    hindered = hindrances(at=clock.now()).get(queries.CHANNEL)
    shown = {
        "form": form,
        "adding": adding,
        "known": known,
        "templates": [(one, titled(one.letter)) for one in known.templates] if known else [],
        "verify": queries.secrets().verify if known else "",
        "hears_at": f"{settings.BASE_URL}{reverse('whatsapp_notices')}",
        "trial": form_for(TrialForm)() if known else None,
        "hindrance": hindered,
        "reason": reason(hindered.reason) if hindered else "",
    }
    return render(request, "channels/whatsapp.html", context(request, "whatsapp", **shown))
