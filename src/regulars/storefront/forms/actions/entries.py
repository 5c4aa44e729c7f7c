"""How does somebody sign up by a form, confirm it, and fetch what it gives?

Actions. Whoever enters an address isn't known to be its owner. So what else they enter waits with the entry
until the address is confirmed; where the owner asks for no confirming, it fills gaps and changes nothing that
was known. An e-mail address and a telephone number on one page make nobody one person: anybody could enter
their own number beside somebody else's address.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
from django.db import transaction

from regulars.channels import opting_in
from regulars.customers import queries as customers
from regulars.customers.actions import consent
from regulars.customers.actions.answers import answer
from regulars.customers.actions.pending import EXPIRES
from regulars.customers.actions.people import Description, Sighting, describe, recognise_all
from regulars.customers.actions.prefer import Proof, prefer
from regulars.customers.names import sort_key
from regulars.customers.permission import OFFERS
from regulars.events.log import NewEvent, record
from regulars.storefront.forms import queries
from regulars.storefront.forms.content import WAYS, Content
from regulars.storefront.forms.events import FormDownloaded, FormSignedUp
from regulars.storefront.forms.filled import Filled
from regulars.storefront.forms.models import Form, FormDownload, FormEntry
from regulars.storefront.forms.told import Told, told_of

UNPROVEN = datetime(1970, 1, 1, tzinfo=UTC)
"""The version of what was entered for an address that isn't known to be theirs: it fills gaps only."""
ACTOR = "customer"


def sign_up(
    form: Form, said: Filled, *, edition: int, token: UUID, language: str, ip: str, at: datetime
) -> None:
    """Take what a page said, once for its token, and ask each address whether it was them."""
    content = queries.content(form.pk, edition)
    told = told_of(said, ip=ip, asks_topics=bool(content.topics))
    used = set(FormEntry.objects.filter(token=token).values_list("channel", flat=True))
    for way in said.ways():
        kind, channel = WAYS[way]
        if channel in used:
            continue
        with transaction.atomic():
            entry, is_new = FormEntry.objects.get_or_create(
                token=token,
                channel=channel,
                defaults={
                    "form": form,
                    "edition": edition,
                    "customer_id": _known(kind, said.addresses[way], form=form, language=language, at=at),
                    "language": language,
                    "page": said.page,
                    "told": msgspec.to_builtins(told),
                    "sent_at": at,
                },
            )
            if is_new and _asked(entry, form=form, content=content, at=at):
                _take_in(entry, proven=False, at=at)


def confirmed(customer_id: int, *, channel: str, at: datetime) -> None:
    """Whoever owns the address confirmed: take in what they entered with it."""
    waiting = FormEntry.objects.select_for_update(of=("self",)).select_related("form")
    with transaction.atomic():
        entries = waiting.filter(
            customer=customer_id, channel=channel, confirmed_at=None, sent_at__gt=at - EXPIRES
        )
        for entry in entries.order_by("pk"):
            _take_in(entry, proven=True, at=at)


def note_download(entry: FormEntry, *, at: datetime) -> bool:
    """Note that somebody fetched what the form gives; asked for twice in a minute it counts once."""
    minute = at.replace(second=0, microsecond=0).isoformat()
    with transaction.atomic():
        payload = FormDownloaded(entry.form.handle)
        key = f"form:downloaded:{entry.pk}:{minute}"
        is_news = _record(payload, key=key, entry=entry, at=at)
        if is_news:
            FormDownload.objects.create(entry=entry, customer_id=entry.customer_id, at=at)
    return is_news


def forget(*, at: datetime, after: timedelta = EXPIRES) -> int:
    """Forget what was entered with addresses that nobody confirmed in time; of how many entries."""
    return FormEntry.objects.filter(sent_at__lte=at - after).exclude(told={}).update(told={})


def _known(kind: str, address: str, *, form: Form, language: str, at: datetime) -> int:
    """Whose address it is; somebody new where nobody has it. Their language is learned if it wasn't known."""
    seen = Sighting(keys=[(kind, 0, address)], seen_at=at)
    (who,) = recognise_all([seen], shop_id=form.shop_id or 0, actor=_actor(form), at=at)
    assert who is not None, "a sighting with a key is somebody"  # noqa: S101 for mypy
    _describe(who, Told(), language=language, proven=False, actor=_actor(form), at=at)
    return who


def _asked(entry: FormEntry, *, form: Form, content: Content, at: datetime) -> bool:
    """Ask the address whether it was them; True where the yes holds without."""
    said = consent.Statement(
        customer_id=entry.customer_id,
        channel=entry.channel,
        purpose=OFFERS,
        granted=True,
        occurred_at=at,
        how="form",
        wording=content.in_language(entry.language).consents[entry.channel],
        evidence=_evidence(entry, ip=entry.told.get("ip", "")),
    )
    gives = content.gift is not None
    return opting_in.take(said, country="", shop_id=form.shop_id, actor=_actor(form), at=at, always=gives)


def _take_in(entry: FormEntry, *, proven: bool, at: datetime) -> None:
    """Keep what waited with an entry. proven: whether the address is known to be theirs."""
    told, who, actor = msgspec.convert(entry.told, Told), entry.customer_id, _actor(entry.form)
    content = queries.content(entry.form_id, entry.edition)
    _describe(who, told, language=entry.language, proven=proven, actor=actor, at=at)
    if told.topics is not None:
        _choose(who, told.topics, shown=content.topics, proven=proven, actor=actor, at=at)
    answer(who, told.answers, how="form", actor=actor, at=at, anew=proven)
    if told.ads and "ads" in content.consents:
        consent.state([_advertising(entry, content, ip=told.ip, proven=proven, at=at)], actor=actor, at=at)
    FormEntry.objects.filter(pk=entry.pk).update(confirmed_at=at, told={})
    payload = FormSignedUp(form=entry.form.handle, channel=entry.channel)
    _record(payload, key=f"form:signed_up:{entry.pk}", entry=entry, at=at)


def _describe(who: int, told: Told, *, language: str, proven: bool, actor: str, at: datetime) -> None:
    """A given name takes the place of another one; of a whole name only where none is known."""
    said = Description(
        customer_id=who,
        name="",
        given_name=told.given_name,
        sort_name="",
        language=language,
        country="",
        birth_date=told.birth_date,
        updated_at=at if proven else UNPROVEN,
    )
    named = msgspec.structs.replace(
        said, name=told.given_name, sort_name=sort_key(told.given_name), updated_at=UNPROVEN
    )
    describe([named], actor=actor, at=at)
    if proven:
        describe([said], actor=actor, at=at)


def _choose(
    who: int, chosen: tuple[str, ...], *, shown: tuple[str, ...], proven: bool, actor: str, at: datetime
) -> None:
    """What of the topics that were shown wasn't ticked is left; nothing changes where they chose before."""
    wishes = customers.preferences(customers.members(who))
    if proven or not wishes.topics_left:
        left = {*wishes.topics_left} - {*shown} | ({*shown} - {*chosen})
        new = msgspec.structs.replace(wishes, topics_left=tuple(sorted(left)))
        prefer(who, new, proof=Proof(how="form", wording="\n".join(shown)), actor=actor, at=at)


def _advertising(
    entry: FormEntry, content: Content, *, ip: str, proven: bool, at: datetime
) -> consent.Statement:
    return consent.Statement(
        customer_id=entry.customer_id,
        channel="ads",
        purpose=OFFERS,
        granted=True,
        occurred_at=at,
        how="form",
        wording=content.in_language(entry.language).consents["ads"],
        evidence={**_evidence(entry, ip=ip), "double_opt_in": proven},
    )


def _evidence(entry: FormEntry, *, ip: str) -> dict[str, object]:
    """By which page they said yes: form, edition and entry, where it stood, and whence it was sent."""
    return {
        "form": entry.form.handle,
        "edition": entry.edition,
        "entry": entry.pk,
        "language": entry.language,
        "page": entry.page,
        "ip": ip,
    }


def _record(payload: msgspec.Struct, *, key: str, entry: FormEntry, at: datetime) -> bool:
    new = NewEvent(
        payload=payload,
        key=key,
        occurred_at=at,
        actor=ACTOR,
        customer_id=entry.customer_id,
        shop_id=entry.form.shop_id,
    )
    return record(new, at=at) is not None


def _actor(form: Form) -> str:
    return f"form:{form.handle}"
