"""What kind of program asks for a link or a picture of ours, by what it says of itself and where it is?

What it says is never kept, only the word that is found here. A browser's word proves nothing: it is only the
absence of a reason (see rules.py for the others).
"""

import re
from collections.abc import Mapping
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Literal

Agent = Literal["", "scanner", "on_sight", "ahead"]
"""'': a browser, as far as can be told. scanner: looks through mail, or shows what is behind a link before
anybody asks. on_sight: a mail service that fetches pictures when a message is shown. ahead: one that fetches
them as it comes, so that nobody learns when it was shown."""

AHEAD = "Mozilla/5.0"
"""All that Apple's Mail Privacy Protection says; a browser says more. Source of the word: issue 255 of
github.com/jdavidbakr/mail-tracker; of what it does: docs.sendgrid.com,
understanding-apple-mail-privacy-protection-and-open-events."""

ON_SIGHT = re.compile(r"GoogleImageProxy|YahooMailProxy", re.IGNORECASE)
"""Source of Gmail's word, and that Gmail may look at pictures within seconds of delivery, too:
github.com/gophish/gophish issue 1390. Of Yahoo's: help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html."""

SCANNER = re.compile(
    r"(?<!cu)bot\b|crawl|spider|headless|scanner|preview|prefetch|monitor|validator|externalhit"
    r"|curl/|wget/|python|aiohttp|httpx|okhttp|java/|go-http-client|libwww|perl|ruby|axios|node-fetch|undici"
    r"|apache-httpclient|postman|phantomjs|selenium|playwright|puppeteer|scrapy"
    r"|barracuda|proofpoint|mimecast|ironport|trendmicro|fortinet|fortimail|sophos|symantec|messagelabs|forcepoint"
    r"|zscaler|cloudmark|vade|checkpoint|trustwave|avanan|bitdefender|kaspersky|drweb|virustotal|urlscan"
    r"|whatsapp/|skypeuri|facebookcatalog|google-safety|google-read-aloud|mediapartners|yandex\.com/bots",
    re.IGNORECASE,
)
"""Programs that name themselves: those that github.com/monperrus/crawler-user-agents collects, libraries that
programs ask by, and makers of mail gateways."""

NETWORKS = tuple(
    map(
        ip_network,
        (
            "209.222.80.0/21",  # Barracuda: campus.barracuda.com/product/emailgatewaydefense/doc/96023004
            # Microsoft's Exchange Online Protection: learn.microsoft.com,
            # microsoft-365/enterprise/urls-and-ip-address-ranges, id 10
            "40.92.0.0/15",
            "40.107.0.0/16",
            "52.100.0.0/14",
            "104.47.0.0/17",
        ),
    )
)
ASKED_AHEAD = (
    ("HTTP_SEC_PURPOSE", "prefetch"),  # fetch.spec.whatwg.org/#sec-purpose-header
    ("HTTP_PURPOSE", "prefetch"),  # Chromium before that
    ("HTTP_X_PURPOSE", "preview"),  # Safari's top sites
    ("HTTP_X_MOZ", "prefetch"),  # Firefox: link prefetching
)


def agent_of(meta: Mapping[str, str]) -> Agent:
    """The kind of program that a request's WSGI environment tells of."""
    says = meta.get("HTTP_USER_AGENT", "").strip()
    if says == AHEAD:
        return "ahead"
    if ON_SIGHT.search(says):
        return "on_sight"
    return "scanner" if not says or SCANNER.search(says) or is_scanners(meta.get("REMOTE_ADDR", "")) else ""


def is_scanners(address: str) -> bool:
    """Whether an address lies in a network from which mail is looked through, and nobody reads it."""
    try:
        known = ip_address(address)
    except ValueError:
        return False
    plain = getattr(known, "ipv4_mapped", None) or known
    return isinstance(plain, IPv4Address) and any(plain in network for network in NETWORKS)


def is_ahead(meta: Mapping[str, str]) -> bool:
    """Whether a browser asks in case that somebody should follow the link."""
    return any(word in meta.get(name, "").casefold() for name, word in ASKED_AHEAD)
