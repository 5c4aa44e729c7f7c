"""How does a letter's every link become one of ours, before it leaves?

Links to our own pages (to unsubscribe, to say how one wishes to be written to) stay as they are: they are
signed by themselves, and must work whatever becomes of the others. The letter that is kept is the one before
this: what stands here follows from it, the message's number and the keys.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape

from django.conf import settings

from regulars.channels.ledger import Claimed
from regulars.channels.letters import Written
from regulars.channels.tracking import queries
from regulars.channels.tracking.links import Link, picture_of, url_of
from regulars.channels.tracking.settings import TrackingSettings
from regulars.channels.tracking.targets import Marks, target_of
from regulars.channels.visits import host_of
from regulars.web import stored

NOTED = frozenset({"marketing", "survey"})
"""Kinds of message that people allowed; what they do with others is none of our business."""
UNMARKED = frozenset({"greeting"})
NOTHING = TrackingSettings(clicks=False, opens=False, utm=False)
HREF = re.compile(r"""(<a\s[^>]*?\bhref=)(["'])(https?://.*?)\2""")
ON_SCREEN = frozenset({"webpush", "onsite"})
"""Channels whose messages a person's own browser shows, and no program reads on the way."""
IN_TEXT = re.compile(r"https?://[^\s<>\"]+")
AFTER_A_LINK = ".,;:!?'*]}"
UNSEEN = '\n<a href="{}" style="display:none;mso-hide:all" tabindex="-1" aria-hidden="true"></a>'
PICTURE = '\n<img src="{}" width="1" height="1" alt="">'


@dataclass(slots=True)
class Marking:
    """What one worker does to the links of one channel's letters. unwilling: who said no to being noted.

    pages: what the addresses of our own pages begin with.
    """

    channel: str
    chosen: TrackingSettings
    own: frozenset[str]
    unwilling: set[int] = field(default_factory=set)
    pages: str = field(default_factory=lambda: f"{settings.BASE_URL}/")

    def notes(self) -> bool:
        """Whether anything is noted of what people do, of those who don't mind."""
        return self.chosen.clicks or self.chosen.opens

    def marked(self, letter: Written, *, send: Claimed, person_id: int) -> Written:
        """The letter as it leaves; the same letter of the same message is marked the same way."""
        noted = send.kind in NOTED and person_id not in self.unwilling
        clicks, opens = noted and self.chosen.clicks, noted and self.chosen.opens
        marks = self.marks(send)
        if not (clicks or opens or marks):
            return letter
        known: dict[str, str] = {}

        def leads(url: str) -> str:
            """What stands in the letter in this address's place."""
            if url not in known:
                target = "" if f"{url}/".startswith(self.pages) else target_of(url, own=self.own, marks=marks)
                known[url] = (url_of(Link(send.id, target)) if clicks else target) if target else url
            return known[url]

        html = HREF.sub(lambda found: f'{found[1]}"{in_html(found[3], leads)}"', letter.html)
        if self.channel in ON_SCREEN:
            short = IN_TEXT.sub(lambda found: in_text(found[0], leads), letter.short)
            return Written(letter.subject, html, letter.text, short)
        text = IN_TEXT.sub(lambda found: in_text(found[0], leads), letter.text)
        more = (UNSEEN.format(url_of(Link(send.id, ""))) if clicks else "") + (
            PICTURE.format(picture_of(send.id)) if opens else ""
        )
        return Written(letter.subject, at_the_end(html, more), text, letter.short)

    def marks(self, send: Claimed) -> Marks:
        """By which the shop's statistics know this letter's links."""
        if not self.chosen.utm or send.kind in UNMARKED:
            return ()
        campaign = f"campaign-{send.campaign_id}" if send.campaign_id else send.template
        content = f"{send.template}.{send.variant}" if send.variant else send.template
        return (
            ("utm_source", self.chosen.utm_source.strip() or "regulars"),
            ("utm_medium", self.channel),
            ("utm_campaign", send.play or campaign),
            ("utm_content", content),
        )


def marking(channel: str) -> Marking:
    """As the owner wishes it now, of mails and of what browsers show; elsewhere a link costs another SMS."""
    if channel != "email" and channel not in ON_SCREEN:
        return Marking(channel, NOTHING, frozenset())
    hosts = (host_of(url) for url in queries.shop_addresses())
    return Marking(channel, stored.load(TrackingSettings), frozenset(filter(None, hosts)))


def is_ours(url: str) -> bool:
    """Whether it leads to a page of ours."""
    return f"{url}/".startswith(f"{settings.BASE_URL}/")


def in_html(written: str, leads: Callable[[str], str]) -> str:
    """An address as it stands in an attribute, led elsewhere."""
    url = unescape(written)
    to = leads(url)
    return written if to == url else escape(to)


def in_text(written: str, leads: Callable[[str], str]) -> str:
    """What follows `http` in a text, its address led elsewhere: without what ends the sentence around it."""
    url = written.rstrip(AFTER_A_LINK)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(AFTER_A_LINK)
    return leads(url) + written[len(url) :]


def at_the_end(html: str, more: str) -> str:
    """The page with something more, before it ends."""
    if not more:
        return html
    body, end, rest = html.rpartition("</body>")
    return f"{body}{more}\n{end}{rest}" if end else f"{html}{more}"
