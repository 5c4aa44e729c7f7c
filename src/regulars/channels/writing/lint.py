"""What would a careful colleague say of a letter before it leaves?

Pure: what stands in the letter goes in, findings come out, each with the way to mend it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regulars.channels import markup
from regulars.channels.kinds import KindName
from regulars.channels.writing.blocks import (
    AnyBlock,
    Button,
    Coupon,
    Picture,
    Product,
    Recommendation,
    Text,
)
from regulars.channels.writing.greeting import OFFERS, PRICE

LONGEST_SUBJECT = 60
"""Characters: what a desktop shows. A phone shows about 40, so what matters should stand at its beginning."""
HEAVIEST_HTML = 102_000
"""Bytes beyond which Gmail cuts a mail off (support.google.com says 102 KB)."""
LONGEST_SHORT = 306
"""Characters of a text message in two parts (GSM 03.38; 134 in Cyrillic)."""
FEWEST_WORDS = 25
"""With fewer than these, a letter about what somebody asked is a link and no answer."""
NAMED = re.compile(r"{{.*?}}")
WORDS = re.compile(r"[^\W\d_]{2,}")
SHOUTS = re.compile(r"!{2,}|\${2,}|\?{3,}")
SPAM = re.compile(
    r"\b(?:act now|100 ?% free|click here|buy now|cash bonus|double your|earn money|no obligation|"
    r"risk[- ]free|urgent|winner|you(?:'ve| have) won|limited time only|once in a lifetime|order now|"
    r"steidzies|tikai šodien|pērc tagad|spied šeit|bez maksas|neticam\w*|garantēts ieguvums|"
    r"jūs esat laimē\w+|"
    r"само днес|купете сега|побързайте|натиснете тук|безплатно|спечелихте|невероятн\w*|гарантирано|"
    r"только сегодня|купите сейчас|спешите|поторопитесь|нажмите сюда|жмите|бесплатно|вы выиграли|"
    r"гарантировано)\b",
    re.IGNORECASE,
)
"""Words that filters and readers alike take for spam, in English, Latvian, Bulgarian and Russian."""

Level = Literal["refuse", "mend", "consider"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. block: which one, from 1; 0 of the whole.

    level: nothing is switched on with a letter that is refused; of what should be mended one is asked first.
    """

    code: str
    level: Level
    says: str
    mend: str
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A letter as lint reads it. html: as one person would get it, for its weight."""

    kind: KindName
    subject: str
    preview: str
    short: str
    blocks: tuple[AnyBlock, ...]
    html: str = ""


def findings(letter: Reading) -> Iterator[Finding]:
    """All that can be said of the letter by itself, gravest first."""
    found = [
        *_subject(letter),
        *_words(letter),
        *_pictures(letter.blocks),
        *_links(letter.blocks),
        *_answer(letter),
        *_balance(letter),
        *_weight(letter),
    ]
    yield from sorted(found, key=lambda each: ("refuse", "mend", "consider").index(each.level))


def _subject(letter: Reading) -> Iterator[Finding]:
    filled_in = NAMED.sub("1234567890", letter.subject)
    length = len(markup.TAG.sub("", filled_in))
    if length > LONGEST_SUBJECT:
        yield Finding(
            "subject_long",
            "mend",
            _("The subject has about %(n)s characters.") % {"n": length},
            _("Keep it under 60, and say what matters in the first 40: a phone shows no more."),
        )
    if letter.preview.casefold() == letter.subject.casefold():
        yield Finding(
            "preview_repeats",
            "mend",
            _("The preview repeats the subject."),
            _("Say in it what the subject left open: it stands beside the subject in the inbox."),
        )
    letters = [c for c in markup.TAG.sub("", letter.subject) if c.isalpha()]
    if len(letters) > 6 and sum(c.isupper() for c in letters) > 0.6 * len(letters):
        yield Finding(
            "subject_shouts",
            "mend",
            _("The subject is written in capitals."),
            _("Write it as you would speak it."),
        )


def _words(letter: Reading) -> Iterator[Finding]:
    places = [(0, letter.subject), (0, letter.preview)]
    places += [(n, each.says) for n, each in enumerate(letter.blocks, start=1) if isinstance(each, Text)]
    for block, text in places:
        plain = markup.TAG.sub(" ", text)
        if found := SPAM.search(plain):
            yield Finding(
                "spam_word",
                "mend",
                _("‘%(word)s’ reads like spam.") % {"word": found[0]},
                _("Say plainly what it is instead: filters and people pass over such words."),
                block,
            )
        if shout := SHOUTS.search(plain):
            yield Finding(
                "shouting",
                "mend",
                _("‘%(signs)s’ shouts.") % {"signs": shout[0]},
                _("One mark is enough."),
                block,
            )
    if len(letter.short) > LONGEST_SHORT:
        yield Finding(
            "short_long",
            "mend",
            _("The text message is longer than two parts."),
            _("Shorten it: each part is paid for."),
        )


def _pictures(blocks: Sequence[AnyBlock]) -> Iterator[Finding]:
    for number, block in enumerate(blocks, start=1):
        if isinstance(block, Picture) and not block.alt.strip():
            yield Finding(
                "alt_missing",
                "refuse",
                _("A picture doesn’t say what it shows."),
                _("Describe it in a few words: many mail programs show no pictures at first."),
                number,
            )
    if blocks and all(isinstance(block, Picture | Button) for block in blocks):
        yield Finding(
            "only_pictures",
            "mend",
            _("The letter is nothing but pictures."),
            _("Say in words what they say: filters take such letters for spam."),
        )


def _links(blocks: Sequence[AnyBlock]) -> Iterator[Finding]:
    for number, block in enumerate(blocks, start=1):
        if any(url.startswith("http:") for url in urls_of(block)):
            yield Finding(
                "link_insecure",
                "mend",
                _("A link begins with http://."),
                _("Write https://, which no one on the way can change."),
                number,
            )


def _answer(letter: Reading) -> Iterator[Finding]:
    """S4.24: a full answer, not a link to where one might be found."""
    words = len(WORDS.findall(markup.TAG.sub(" ", _said(letter.blocks))))
    leads = any(isinstance(block, Button) for block in letter.blocks)
    if leads and words < FEWEST_WORDS and letter.kind != "transactional":
        yield Finding(
            "link_only",
            "mend",
            ngettext(
                "Beside its link the letter has %(n)s word.",
                "Beside its link the letter has %(n)s words.",
                words,
            )
            % {"n": words},
            _("Say in the letter itself what they will want to know, and let the link be for more."),
        )


def _balance(letter: Reading) -> Iterator[Finding]:
    """S1.42: more useful than advertising, or it is spam."""
    useful, promotional = balance(letter.blocks)
    if letter.kind == "marketing" and promotional > useful:
        yield Finding(
            "promotional",
            "consider",
            _("%(promotional)s parts advertise and %(useful)s are of use by themselves.")
            % {"promotional": promotional, "useful": useful},
            _("Add a paragraph that helps whoever buys nothing: how to use it, or how to choose."),
        )


def _weight(letter: Reading) -> Iterator[Finding]:
    weight = len(letter.html.encode())
    if weight > HEAVIEST_HTML:
        yield Finding(
            "html_heavy",
            "mend",
            _("The letter weighs %(n)s KB.") % {"n": weight // 1000},
            _("Take something out: Gmail cuts off what comes after 102 KB, the link to unsubscribe with it."),
        )


def balance(blocks: Sequence[AnyBlock]) -> tuple[int, int]:
    """How many parts are of use by themselves, and how many advertise."""
    useful = promotional = 0
    for block in blocks:
        if isinstance(block, Text):
            for paragraph in markup.paragraphs(block.says):
                sells = OFFERS.search(paragraph) or PRICE.search(markup.TAG.sub("", paragraph))
                useful, promotional = useful + (not sells), promotional + bool(sells)
        elif isinstance(block, Button | Coupon | Recommendation | Product):
            promotional += 1
    return useful, promotional


def urls_of(block: AnyBlock) -> list[str]:
    """The addresses of the web that stand in a block."""
    if isinstance(block, Picture):
        return [block.url]
    if isinstance(block, Button):
        return [block.to] if block.to.startswith("http") else []
    if isinstance(block, Text):
        return [found[2] for found in markup.LINK.finditer(block.says) if found[2].startswith("http")]
    return []


def _said(blocks: Sequence[AnyBlock]) -> str:
    return " ".join(markup.LINK.sub(" ", block.says) for block in blocks if isinstance(block, Text))
