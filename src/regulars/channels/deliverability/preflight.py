"""Will mail of this domain be believed, and what is to be mended where it won't?

SPF (RFC 7208), DKIM (RFC 6376), DMARC with its alignment (RFC 7489), and of a server of one's own its name
(PTR) and its encryption: what mailbox providers ask of everybody who writes to many.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from django.utils.translation import gettext as _

from regulars.channels.deliverability import signing
from regulars.channels.deliverability.names import Names, Silent
from regulars.channels.smtp import Server, is_loopback

MOST_LOOKUPS = 10
ASKING = ("include:", "a", "mx", "ptr", "exists:", "redirect=")
INCLUDES = {
    "amazon_ses": "amazonses.com",
    "brevo": "spf.brevo.com",
    "mailgun": "mailgun.org",
    "postmark": "spf.mtasv.net",
    "resend": "amazonses.com",
    "sendgrid": "sendgrid.net",
}

State = Literal["good", "mend", "unknown"]
Probe = Callable[[Server], str]
"""Tries a server's door: '' where it opens, else the problem in one word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found. name, record: what to put into the DNS, where that mends it."""

    check: str
    state: State
    says: str
    mend: str = ""
    name: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key of ours. pem: its private half."""

    domain: str
    selector: str
    pem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """How a domain sends. server: None by a provider's API; provider: '' by a server of one's own."""

    domain: str
    server: Server | None = None
    provider: str = ""
    keys: Sequence[OwnKey] = ()


def findings(sending: Sending, *, names: Names, probe: Probe) -> list[Finding]:
    """All that was looked at, in the order in which to mend it."""
    found = [
        _asked("SPF", lambda: spf(sending, names=names)),
        *(_asked("DKIM", partial(dkim, key, names=names)) for key in sending.keys),
        *([] if sending.keys else [unsigned(sending)]),
        _asked("DMARC", lambda: dmarc(sending, names=names)),
    ]
    server = sending.server
    if server and not sending.provider and not is_loopback(server.host):
        found.append(_asked("PTR", lambda: ptr(server, names=names)))
    if server and not is_loopback(server.host):
        found.append(tls(server, probe=probe))
    return found


def spf(sending: Sending, *, names: Names) -> Finding:
    include = INCLUDES.get(sending.provider, "")
    allowed = f"include:{include}" if include else f"a:{sending.server.host}" if sending.server else "mx"
    add = {"name": sending.domain, "record": f"v=spf1 {allowed} ~all"}
    records = [text for text in names.texts(sending.domain) if text.casefold().split(" ")[0] == "v=spf1"]
    if not records:
        says = _("Nothing says which servers may send for %(domain)s.") % {"domain": sending.domain}
        return Finding(check="SPF", state="mend", says=says, mend=_("Add this TXT record."), **add)
    if len(records) > 1:
        says, mend = _("There are several records, so none counts."), _("Make one of them.")
        return Finding(check="SPF", state="mend", says=says, mend=mend)
    (record,) = records
    if "+all" in record.split() or "all" in record.split():
        says, mend = _("It lets everybody send in your name."), _("End it with ~all.")
        return Finding(check="SPF", state="mend", says=says, mend=mend)
    if include and include not in record:
        says, mend = _("It doesn’t name your provider."), _("Put %(words)s before its last word.")
        return Finding(check="SPF", state="mend", says=says, mend=mend % {"words": allowed})
    if (asked := lookups(record, names=names)) > MOST_LOOKUPS:
        says = _("It takes %(n)s questions to the DNS; after ten nobody goes on.") % {"n": asked}
        return Finding(check="SPF", state="mend", says=says, mend=_("Leave out servers you don’t use."))
    return Finding(check="SPF", state="good", says=_("The servers that may send are named."))


def lookups(record: str, *, names: Names, depth: int = 0) -> int:
    """How many questions a record takes (RFC 7208, 4.6.4); more than eleven aren't counted."""
    total = 0
    for word in record.casefold().split()[1:]:
        term = word.lstrip("+-~?")
        if not term.startswith(("include:", "redirect=", "exists:")) and term.partition(":")[0] not in ASKING:
            continue
        total += 1
        _kind, _, further = term.replace("=", ":", 1).partition(":")
        if term.startswith(("include:", "redirect=")) and depth < MOST_LOOKUPS and total <= MOST_LOOKUPS:
            inner = next((text for text in names.texts(further) if text.casefold().startswith("v=spf1")), "")
            total += lookups(inner, names=names, depth=depth + 1) if inner else 0
    return total


def dkim(key: OwnKey, *, names: Names) -> Finding:
    name = signing.name_of(key.domain, selector=key.selector)
    if signing.is_published(key.pem, records=names.texts(name)):
        return Finding(check="DKIM", state="good", says=_("Mails of %s are signed.") % key.domain)
    says = _("The key of %s isn’t in the DNS yet.") % key.domain
    return Finding(check="DKIM", state="mend", says=says, mend=_("Add the record that stands with it."))


def unsigned(sending: Sending) -> Finding:
    if sending.provider:
        says = _("Your provider signs in your name once you add its records: its own pages show them.")
        return Finding(check="DKIM", state="unknown", says=says)
    says, mend = _("Nothing is signed here."), _("Make a key below, unless your mail server signs.")
    return Finding(check="DKIM", state="mend", says=says, mend=mend)


def dmarc(sending: Sending, *, names: Names) -> Finding:
    policy = _policy(sending.domain, names=names)
    add = {
        "name": f"_dmarc.{sending.domain}",
        "record": f"v=DMARC1; p=none; rua=mailto:postmaster@{sending.domain}",
    }
    if policy is None:
        says = _(
            "Nothing says what to do with mail that only claims to be yours. Gmail and Yahoo ask for it."
        )
        return Finding(check="DMARC", state="mend", says=says, mend=_("Add this TXT record."), **add)
    if policy.get("p", "") not in {"none", "quarantine", "reject"}:
        says, mend = _("Its p= is none of none, quarantine and reject."), _("Correct it.")
        return Finding(check="DMARC", state="mend", says=says, mend=mend)
    if (
        policy.get("adkim") == "s"
        and sending.keys
        and not any(k.domain == sending.domain for k in sending.keys)
    ):
        says = _("It asks for a signature of exactly %s, and another domain’s key signs.") % sending.domain
        return Finding(check="DMARC", state="mend", says=says, mend=_("Make a key for it, or drop adkim=s."))
    says = _("Receivers know what to do with mail that only claims to be yours (p=%s).") % policy["p"]
    return Finding(check="DMARC", state="good", says=says)


def ptr(server: Server, *, names: Names) -> Finding:
    addresses = names.addresses(server.host)
    if not addresses:
        says = _("There is no server called %s.") % server.host
        mend = _("Correct its name in the e-mail settings.")
        return Finding(check="PTR", state="mend", says=says, mend=mend)
    for address in addresses:
        if not any(address in names.addresses(name) for name in names.called(address)):
            says = _("%s has no name that leads back to it, and many refuse mail from such.") % address
            mend = _("Whoever runs the server lets its address be called %s.") % server.host
            return Finding(check="PTR", state="mend", says=says, mend=mend)
    return Finding(check="PTR", state="good", says=_("The server’s address and its name agree."))


def tls(server: Server, *, probe: Probe) -> Finding:
    if server.security == "none":
        says, mend = _("Mail leaves unencrypted."), _("Choose STARTTLS or TLS in the e-mail settings.")
        return Finding(check="TLS", state="mend", says=says, mend=mend)
    problem = probe(server)
    if problem in {"not_secure", "not_supported"}:
        says, mend = _("The server’s certificate isn’t accepted."), _("Whoever runs it renews it.")
        return Finding(check="TLS", state="mend", says=says, mend=mend)
    if problem:
        return Finding(check="TLS", state="unknown", says=_("The server can’t be reached just now."))
    return Finding(check="TLS", state="good", says=_("The way to the server is encrypted."))


def _policy(domain: str, *, names: Names) -> dict[str, str] | None:
    """The record of the domain, else of those above it: where one of them is an organisation's."""
    labels = domain.split(".")
    for start in range(max(len(labels) - 1, 1)):
        for text in names.texts("_dmarc." + ".".join(labels[start:])):
            if text.replace(" ", "").casefold().startswith("v=dmarc1"):
                return dict(_tags(text))
    return None


def _tags(text: str) -> Iterator[tuple[str, str]]:
    for tag in text.split(";"):
        name, _equals, value = tag.partition("=")
        yield name.strip().casefold(), value.strip().casefold()


def _asked(check: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Silent:
        return Finding(check=check, state="unknown", says=_("The DNS gives no answer just now."))
