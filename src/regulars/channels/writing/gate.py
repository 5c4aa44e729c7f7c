"""May these letters go out with what is about to be switched on, and of what is its owner told first?

What is refused has to be mended; of what should be mended one is told, and says once: all the same. Links and
pictures are called, so that this stands outside of any transaction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from itertools import chain

from django.utils.translation import gettext as _

from regulars.channels import letters
from regulars.channels.letters import UnknownLetter, Unwritable
from regulars.channels.writing import cadence, looking, queries, shelf
from regulars.channels.writing.lint import Finding
from regulars.channels.writing.review import content, findings


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a letter. language: of one of its texts; '' of all."""

    letter: str
    language: str
    finding: Finding

    def __str__(self) -> str:
        block = _("block %(n)s") % {"n": self.finding.block} if self.finding.block else ""
        where = ", ".join(filter(None, (self.letter, self.language, block)))
        return f"{where}: {self.finding.says} {self.finding.mend}".rstrip()


class Held(ValueError):
    """What was to be switched on waits: its letters have to be mended, or somebody says all the same."""

    def __init__(self, remarks: list[Remark]) -> None:
        self.remarks = remarks
        super().__init__("\n".join(map(str, remarks)))

    def in_words(self, before: str) -> str:
        """What a terminal says of it. before: what wasn't done."""
        way = _("Mend this first.") if self.is_refused else _("Mend this, or say --all-the-same.")
        return "\n".join((f"{before} {way}", *map(str, self.remarks)))

    @property
    def is_refused(self) -> bool:
        """Whether nobody can say all the same."""
        return any(each.finding.level == "refuse" for each in self.remarks)


def let_pass(names: Iterable[str], *, all_the_same: bool, at: datetime) -> None:
    """Look at letters before something sends them. Raises Held."""
    told = [each for each in remarks(names, at=at) if each.finding.level != "consider"]
    refused = [each for each in told if each.finding.level == "refuse"]
    if refused or (told and not all_the_same):
        raise Held(refused or told)


def remarks(names: Iterable[str], *, at: datetime) -> Iterator[Remark]:
    """All that is to be said of these letters, in every text of them that would go out."""
    wanted, known = list(dict.fromkeys(names)), shelf.catalogue()
    texts = {name: list(_texts(name)) for name in wanted if name in known}
    said = {(name, *text): content(name, language=text[1], shop_id=text[0])
            for name in texts for text in texts[name]}  # fmt: skip
    seen = looking.looked(chain.from_iterable(each.blocks for each in said.values()))
    for name in wanted:
        if name not in known:
            yield Remark(name, "", _no_such(name, sorted(known)))
            continue
        if not texts[name]:
            yield Remark(name, "", _no_text())
        for shop_id, language in texts[name]:
            blocks = said[name, shop_id, language].blocks
            found = chain(looking.findings(blocks, seen=seen), _written(name, language, shop_id))
            yield from (Remark(name, language, each) for each in found)
        paced = cadence.findings(name, kind=known[name].kind, at=at)
        yield from (Remark(name, "", each) for each in paced)


def _texts(name: str) -> Iterator[tuple[int, str]]:
    """Each text that holds now, by shop and language: the store's own, else the gallery's in its language."""
    own = list(queries.texts(name, edition=queries.edition(name)))
    yield from own
    language = queries.language()
    if name in letters.catalogue() and (shelf.EVERY_SHOP, language) not in own:
        yield shelf.EVERY_SHOP, language


def _written(name: str, language: str, shop_id: int) -> Iterator[Finding]:
    """What is found in the text, with an example's data."""
    kind = shelf.kind_of(name)
    try:
        letter = shelf.opened().letter(name, languages=(language,), shop_id=shop_id)
        html = letter.write(letters.fullest(letter)).html
    except (UnknownLetter, Unwritable) as error:
        yield Finding("unwritable", "refuse", str(error), _("Write it anew: as it is, it can’t be sent."))
        return
    yield from findings(content(name, language=language, shop_id=shop_id), kind=kind, html=html)


def _no_such(name: str, known: list[str]) -> Finding:
    near = ", ".join(get_close_matches(name, known, n=3) or known)
    return Finding(
        "no_such_letter",
        "refuse",
        _("There is no letter of this name."),
        _("There is: %(known)s") % {"known": near},
    )


def _no_text() -> Finding:
    return Finding(
        "no_text", "refuse", _("It has no text yet."), _("Write it first, in one language at least.")
    )
