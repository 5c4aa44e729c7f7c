"""What does it mean, what came back from outside, and how is it mended?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from django.utils.translation import gettext as _

from regulars.web.doors import Door
from regulars.web.reach import echo
from regulars.web.reach.client import Networks, is_one_of
from regulars.web.reach.outside import NoAnswer, Place, Question, Reply, Silence

CERTIFICATE_SOON = timedelta(days=14)
MEBIBYTE = 2**20
NOT_COMPARED = ("X-Forwarded-For", echo.HEADER)
LOCAL = (".localhost", ".local", ".internal", ".lan", ".test", ".invalid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at. mend: how it is put right, where it isn't good."""

    name: str
    says: str
    mend: str = ""
    tone: str = "good"

    @property
    def is_bad(self) -> bool:
        return self.tone == "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A probe as it arrived here, see `echo.seen`."""

    method: str
    path: str
    query: str
    host: str
    proto: str
    client: str
    headers: Mapping[str, str]
    length: int
    sha256: str


Outcome = Seen | Reply | NoAnswer


def seen(outcome: Outcome) -> Seen | None:
    return outcome if isinstance(outcome, Seen) else None


def named(url: SplitResult) -> Finding:
    """Is the address one that the world can look up and trust?"""
    host = url.hostname or ""
    if not _is_public_name(host):
        says = _("The address %(url)s is only for this machine or its own network.") % {"url": url.geturl()}
        mend = _(
            "Give the server a name in DNS, such as regulars.your-shop.com. `regulars deploy --domain "
            "NAME` "
            "writes all that is needed; or set REGULARS_URL, when it is served already."
        )
        return Finding(name="address", says=says, mend=mend, tone="bad")
    if url.scheme != "https":
        says = _(
            "The address %(url)s isn’t encrypted: shops refuse it for webhooks, and anybody between can "
            "read along."
        )
        mend = _("Serve it over HTTPS, and let REGULARS_URL begin with https://.")
        return Finding(name="address", says=says % {"url": url.geturl()}, mend=mend, tone="bad")
    return Finding(
        name="address", says=_("The address is public and encrypted: %(url)s") % {"url": url.geturl()}
    )


def resolved(url: SplitResult, places: Sequence[Place]) -> Finding:
    """Does DNS lead anywhere, and everywhere to public addresses?"""
    shown = {"host": url.hostname, "addresses": ", ".join(place.address for place in places)}
    if not places:
        mend = _(
            "Add an A record with the public IP address of your server where the domain is kept. It can "
            "take an hour until all the world sees it."
        )
        return Finding(name="dns", says=_("DNS doesn’t know %(host)s.") % shown, mend=mend, tone="bad")
    if inner := [place.address for place in places if not place.is_public]:
        says = _("%(host)s leads to %(addresses)s, which only the own network can reach.")
        mend = _(
            "Let the DNS record name the public IP address. Behind a router, forward ports 80 and 443 to "
            "this machine. If only this machine sees it so (/etc/hosts), check from another one."
        )
        shown["addresses"] = ", ".join(inner)
        return Finding(name="dns", says=says % shown, mend=mend, tone="bad")
    return Finding(name="dns", says=_("%(host)s leads to %(addresses)s.") % shown)


def silent(place: Place, silence: NoAnswer) -> Finding:
    """Nothing was answered at one of the addresses."""
    shown = {"address": place.address, "port": place.port, "detail": silence.detail}
    says, mend = {
        Silence.REFUSED: (
            _("At %(address)s nobody listens on port %(port)s."),
            _(
                "Start Caddy or nginx, and look whether it got a certificate: `journalctl -u caddy` or "
                "`nginx -t`."
            ),
        ),
        Silence.TIMED_OUT: (
            _("At %(address)s nothing answers on port %(port)s within 5 seconds."),
            _(
                "Open ports 80 and 443 in the firewall of the server and of its provider; behind a "
                "router, forward them. Remove the DNS record if the address isn’t used (a leftover AAAA "
                "record, for example)."
            ),
        ),
        Silence.CERTIFICATE: (
            _("At %(address)s the certificate isn’t valid: %(detail)s."),
            _(
                "Caddy fetches one by itself once the name leads here and ports 80 and 443 are open; for "
                "nginx, `certbot renew`. Shops and mail programs refuse an invalid one."
            ),
        ),
        Silence.BROKEN_OFF: (
            _("At %(address)s the conversation broke off: %(detail)s."),
            _("Look into the log of the proxy: `journalctl -u caddy`, or /var/log/nginx/error.log."),
        ),
    }[silence.why]
    return Finding(name="answer", says=says % shown, mend=mend, tone="bad")


def stranger(place: Place, reply: Reply) -> Finding:
    says = _("At %(address)s something else answers, with status %(status)s.")
    mend = _(
        "502 or 504: start Regulars, by `systemctl start regulars`. 400: the proxy doesn’t keep the name; in "
        "nginx: proxy_set_header Host $host; Otherwise the name leads to another server, or the proxy "
        "doesn’t hand /.well-known/regulars on to us."
    )
    shown = {"address": place.address, "status": reply.status}
    return Finding(name="answer", says=says % shown, mend=mend, tone="bad")


def ours(place: Place, *, certificate_ends: datetime | None, at: datetime) -> Finding:
    if certificate_ends and certificate_ends - at < CERTIFICATE_SOON:
        says = _("At %(address)s we answer, but the certificate ends in %(days)s days.")
        mend = _(
            "It should have been renewed by now. `certbot renew` says what is in the way; for Caddy, "
            "`journalctl -u caddy`."
        )
        shown = {"address": place.address, "days": (certificate_ends - at).days}
        return Finding(name="answer", says=says % shown, mend=mend, tone="warn")
    says = _("At %(address)s we ourselves answer.") % {"address": place.address}
    return Finding(name="answer", says=says)


def door(door: Door, sent: Question, outcome: Outcome) -> Finding:
    """Does what is sent to a door come through it unchanged?"""
    name, label = door.name, {"door": door.label}
    if not isinstance(outcome, Seen):
        return _not_through(
            name, _("%(door)s: nothing comes through (%(why)s).") % {**label, "why": _why(outcome)}
        )
    if lost := _changed(sent, outcome):
        says = _("%(door)s: not all comes through as it was sent (%(what)s).") % {
            **label,
            "what": ", ".join(lost),
        }
        mend = _(
            "Let the proxy hand requests on as they are. `regulars deploy` writes a site for Caddy or "
            "nginx that does."
        )
        return Finding(name=name, says=says, mend=mend, tone="bad")
    return Finding(name=name, says=_("%(door)s: all comes through as it was sent.") % label)


def forwarded(saw: Seen, *, place: Place, proxies: Networks, forged: str) -> Finding:
    """Does the proxy say truly who asks, by which name, and that it was encrypted?"""
    if saw.client == forged:
        says = _("Anybody can pretend to be somebody else: an invented X-Forwarded-For was believed.")
        mend = _(
            "Let the proxy set X-Forwarded-For anew. In nginx: proxy_set_header X-Forwarded-For $remote_addr;"
        )
    elif is_one_of(saw.client, proxies) and not ip_address(place.address).is_loopback:
        says = _("All visitors look the same (%(client)s), so that a limit for one hits all.") % {
            "client": saw.client
        }
        mend = _(
            "Let the proxy set X-Forwarded-For. In nginx: proxy_set_header X-Forwarded-For $remote_addr;"
        )
    elif urlsplit(f"//{saw.host}").hostname != place.host:
        says = _("The proxy asks us as ‘%(host)s’.") % {"host": saw.host}
        mend = _("Let it keep the name. In nginx: proxy_set_header Host $host;")
    elif place.https and saw.proto != "https":
        says = _("We aren’t told that visitors came over HTTPS.")
        mend = _(
            "Let the proxy say so: proxy_set_header X-Forwarded-Proto $scheme; in nginx. If it runs on "
            "another machine, name its address in REGULARS_PROXIES."
        )
    else:
        return Finding(
            name="forwarded", says=_("Who asks, by which name, and over HTTPS: the proxy says it truly.")
        )
    return Finding(name="forwarded", says=says, mend=mend, tone="bad")


def large(door: Door, outcome: Outcome) -> Finding:
    """Does the longest body that a door takes come through?"""
    name, shown = f"{door.name}_large", {"door": door.label, "size": door.largest // MEBIBYTE}
    if isinstance(outcome, Seen) and outcome.length == door.largest:
        return Finding(name=name, says=_("%(door)s: up to %(size)s MB come through.") % shown)
    says = _("%(door)s: %(size)s MB don’t come through (%(why)s).")
    why = _("only a part arrived") if isinstance(outcome, Seen) else _why(outcome)
    return _not_through(name, says % {**shown, "why": why})


def slow(outcome: Outcome, *, seconds: int) -> Finding:
    """Is an answer waited for that takes its time?"""
    if isinstance(outcome, Seen):
        says = _("An answer that takes %(seconds)s seconds is waited for.") % {"seconds": seconds}
        return Finding(name="slow", says=says)
    says = _("An answer that takes %(seconds)s seconds doesn’t arrive (%(why)s).")
    mend = _("Raise the proxy’s time-out to 60 seconds or more. In nginx: proxy_read_timeout 60s;")
    return Finding(
        name="slow", says=says % {"seconds": seconds, "why": _why(outcome)}, mend=mend, tone="warn"
    )


def _not_through(name: str, says: str) -> Finding:
    mend = _(
        "Let the proxy, and a firewall for websites before it, hand all paths, methods, headers and "
        "bodies up "
        "to 8 MB on. In nginx: client_max_body_size 512m; in Cloudflare: a rule that skips checks for "
        "this name."
    )
    return Finding(name=name, says=says, mend=mend, tone="bad")


def _why(outcome: Reply | NoAnswer) -> str:
    if isinstance(outcome, NoAnswer):
        return outcome.detail
    if outcome.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return _("the proxy finds it too large (413)")
    if to := outcome.headers.get("location"):
        return _("it is sent on to %(to)s") % {"to": to.partition("?")[0]}
    return _("something before us answers with status %(status)s") % {"status": outcome.status}


def _changed(sent: Question, saw: Seen) -> list[str]:
    """What of a call isn't as it was sent."""
    url = urlsplit(sent.path)
    wanted = {name.lower(): value for name, value in sent.headers.items() if name not in NOT_COMPARED}
    lost = [name for name, value in wanted.items() if saw.headers.get(name) != value]
    found = {
        _("the path"): (unquote(url.path), url.query) != (saw.path, saw.query),
        _("the method"): sent.method != saw.method,
        _("the body"): sha256(sent.body).hexdigest() != saw.sha256,
        **{_("the header %(name)s") % {"name": name}: True for name in lost},
    }
    return [what for what, is_so in found.items() if is_so]


def _is_public_name(host: str) -> bool:
    if "." not in host or host.endswith(LOCAL):
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return True
