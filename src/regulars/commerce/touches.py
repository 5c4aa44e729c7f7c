"""By which source did somebody come to the shop, going by the addresses and parameters that were noted?

Pure. Of addresses only the path of a page and the host of a referrer are kept; of click ids only whose they
are; and nothing that has an @ in it, since some put e-mail addresses into parameters.
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from regulars.commerce.facts import Touch

LONGEST = 200
DIRECT = "direct"
"""The source of those who typed the address, or of whom nothing tells where they came from."""

CLICKS: Mapping[str, str] = {
    "gclid": "google", "gbraid": "google", "wbraid": "google", "dclid": "google",
    "msclkid": "bing", "fbclid": "meta", "ttclid": "tiktok", "twclid": "x", "li_fat_id": "linkedin",
    "epik": "pinterest", "sccid": "snapchat", "yclid": "yandex",
}  # fmt: skip
"""Parameters that advertisers add to an address that was clicked, and whose they are."""

ON_EVERY_LINK = {"meta", "pinterest", "x"}
"""Who adds a click id to every link, paid or not: it proves no advertisement."""

SOURCES: Mapping[str, str] = {
    "google": "google", "adwords": "google", "googleads": "google", "youtube": "google", "bing": "bing",
    "microsoft": "bing", "facebook": "meta", "fb": "meta", "instagram": "meta", "ig": "meta", "meta": "meta",
    "tiktok": "tiktok", "twitter": "x", "t": "x", "x": "x", "linkedin": "linkedin", "lnkd": "linkedin",
    "pinterest": "pinterest", "snapchat": "snapchat", "yandex": "yandex", "duckduckgo": "duckduckgo",
    "yahoo": "yahoo", "ecosia": "ecosia",
}  # fmt: skip
"""Names that mean one source: what people write as utm_source, and what hosts are called."""

SEARCHES = {"google", "bing", "yandex", "duckduckgo", "yahoo", "ecosia"}
NETWORKS = {"meta", "tiktok", "x", "linkedin", "pinterest", "snapchat"}
PAID = {"cpc", "ppc", "cpm", "cpa", "cpv", "paid", "ads", "ad", "display", "retargeting", "affiliate"}
"""Words of utm_medium that mean that somebody was paid; https://support.google.com/analytics/answer/9756891
counts what matches `cp.*`, `ppc`, `retargeting` and `paid.*`, display and affiliates as paid."""


def touch(told: Touch = Touch(), *, landing: str = "", referrer: str = "") -> Touch | None:  # noqa: B008
    """How somebody came; None where nothing tells it.

    told: what is told in so many words; it counts more than the parameters, and these more than the referrer.
    landing: address or path of the page they came to, with its parameters; referrer: address of the page
    before it.
    """
    if not (landing or referrer or told.source or told.heard):
        return None
    said = _parameters(landing)
    click = next((CLICKS[name] for name in said if name in CLICKS), "")
    host = _host(referrer)
    known = _clean(told.source or said.get("utm_source", "")).lower()
    known = "" if known in {"(direct)", "(none)", DIRECT} else known
    whence, usual = _whence(known, click=click, host="" if host == _host(landing) else host)
    return Touch(
        at=told.at,
        source=whence,
        medium=_clean(told.medium or said.get("utm_medium", "")).lower() or usual,
        campaign=_clean(told.campaign or said.get("utm_campaign", "")),
        content=_clean(told.content or said.get("utm_content", "")),
        term=_clean(told.term or said.get("utm_term", "")),
        landing=_path(landing),
        referrer=host,
        click=click,
        heard=_clean(told.heard),
    )


def is_paid(came: Touch) -> bool:
    """Whether somebody was paid for bringing them, as far as the medium or a click id tells."""
    words = came.medium.replace("_", "-").replace(" ", "-").split("-")
    return bool(PAID.intersection(words)) or came.medium.startswith("paid") or _is_ad(came.click)


def _is_ad(click: str) -> bool:
    return bool(click) and click not in ON_EVERY_LINK


def source_name(word: str) -> str:
    """A source's one name, of what somebody calls it: `Facebook` and `ig` are meta."""
    plain = _clean(word).lower()
    return SOURCES.get(plain.partition(".")[0], SOURCES.get(plain.partition(" ")[0], plain))


def _whence(known: str, *, click: str, host: str) -> tuple[str, str]:
    """The source, and the medium where none is told."""
    if known:
        return source_name(known), "" if not _is_ad(click) else "cpc"
    if _is_ad(click):
        return click, "cpc"
    found = _named(host) or click
    if found in SEARCHES:
        return found, "organic"
    if found in NETWORKS:
        return found, "social"
    return (host, "referral") if host else (DIRECT, "")


def _named(host: str) -> str:
    """Whose host it is, if it is one of those: `l.facebook.com`, `www.google.lv`, `t.co`."""
    if host == "t.co":
        return "x"
    return next((SOURCES[part] for part in host.split(".")[:-1] if len(part) > 1 and part in SOURCES), "")


def _parameters(address: str) -> dict[str, str]:
    return {name.lower(): value for name, value in parse_qsl(_split(address)[2]) if value}


def _host(address: str) -> str:
    return _clean(_split(address)[0]).lower().removeprefix("www.")


def _path(address: str) -> str:
    return _clean(_split(address)[1])


def _split(address: str) -> tuple[str, str, str]:
    """Host, path and query; nothing of what is no address."""
    text = address.strip()
    try:
        parts = urlsplit(text if "://" in text or text.startswith("/") else f"//{text}")
        return parts.hostname or "", parts.path, parts.query
    except ValueError:
        return "", "", ""


def _clean(text: str) -> str:
    """A word as it may be kept."""
    return "" if "@" in text else " ".join(text.replace("\0", "").split())[:LONGEST]
