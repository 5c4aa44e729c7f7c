"""How are WhatsApp's number and templates set and tried in a terminal?"""

import click
from django.conf import settings
from django.urls import reverse

from regulars import clock
from regulars.channels.cloud import actions, queries
from regulars.channels.cloud.account import META, VERSION, Number, Template, Unusable, words_of
from regulars.channels.reasons import reason
from regulars.channels.trial import send_test
from regulars.customers.identify import phone_key
from regulars.host.answer import answer
from regulars.web.outward.address import AddressRefused


@click.command("whatsapp")
@click.option("--phone-id", required=True, help="The number's id, as Meta shows it beside the number.")
@click.option("--token", default="", help="A system user's token; without it the stored one stays.")
@click.option("--app-secret", default="", help="By which Meta signs; without it the stored one stays.")
@click.option("--api", default=META, show_default=True, help="Where the API is.")
@click.option("--version", default=VERSION, show_default=True, help="Of the API.")
def set_whatsapp(phone_id: str, token: str, app_secret: str, api: str, version: str) -> None:
    """Let messages leave in WhatsApp by this number."""
    number = Number(phone_id=phone_id, api=api, version=version)
    try:
        kept = actions.set_number(number, token=token, app_secret=app_secret, who=None, at=clock.now())
    except (Unusable, AddressRefused) as refused:
        raise click.ClickException(str(refused)) from None
    hears_at = f"{settings.BASE_URL}{reverse('whatsapp_notices')}"
    values = {"channel": "whatsapp", "phone_id": phone_id, "webhook": hears_at, "verify": kept.verify}
    words = f"Messages leave in WhatsApp. Enter {hears_at} at Meta, with the verify token {kept.verify}"
    answer(values, words=words)


@click.command("whatsapp-template")
@click.option("--letter", required=True, help="Which letter, as replenishment.")
@click.option("--language", required=True, help="The letter's language, as lv.")
@click.option("--name", required=True, help="The template, as Meta names it.")
@click.option("--code", default="", help="The template's language as Meta writes it; the letter's, else.")
@click.option("--words", default="", help='What stands for {{1}}, {{2}}: "customer.given_name|there, short".')
def set_template(letter: str, language: str, name: str, code: str, words: str) -> None:
    """Say a letter in WhatsApp in a template that Meta approved."""
    made = Template(letter=letter, language=language, name=name, code=code or language, words=words_of(words))
    try:
        actions.set_template(made, who=None, at=clock.now())
    except Unusable as refused:
        raise click.ClickException(str(refused)) from None
    values = {
        "letter": letter,
        "language": language,
        "name": name,
        "code": made.code,
        "words": list(made.words),
    }
    answer(values, words=f"{letter} in {language} is said as {name}.")


@click.command("whatsapp")
@click.option("--to", required=True, help="Who gets Meta's own template hello_world, as +37120000000.")
def try_whatsapp(to: str) -> None:
    """Send one test message at once."""
    number = phone_key(to, country="")
    if not number:
        raise click.ClickException(
            f"{to} is no telephone number; write it with its country, as +37120000000."
        )
    done = send_test(number, by=queries.CHANNEL, at=clock.now())
    if done.reason:
        raise click.ClickException(" ".join(filter(None, (str(reason(done.reason)), done.detail))))
    answer({"to": number, "accepted": True}, words="WhatsApp took it.")
