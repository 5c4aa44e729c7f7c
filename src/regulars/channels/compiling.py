"""How does what somebody wrote become templates that can be filled in, and where is it broken?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import minijinja

from regulars.channels import among, markup, words
from regulars.channels.markup import Page
from regulars.channels.words import Words

FUEL = 20_000  # a letter with three products burns 400
HEADERS = ("Subject", "Preview", "Short")
NEEDED = HEADERS[:2]
NAME = re.compile(r"[A-Za-z_][\w.]*")
QUOTED = re.compile(r"""("[^"]*"|'[^']*')""")
GROWING = ("format", "indent", "batch", "slice", "replace")
"""What makes gigabytes out of a few words in one step, which no fuel measures; nor does what isn't a
statement here, as `set`, nor a product."""
STATEMENTS = frozenset({"if", "elif", "else", "endif", "for", "endfor"})


class Broken(ValueError):
    """A letter that can't be filled in. line, column: where, both from 1; 0 where no place is to blame.

    part: 'body', or the header that is meant.
    """

    def __init__(self, says: str, *, part: str = "body", line: int = 0, column: int = 0) -> None:
        self.says, self.part, self.line, self.column = says, part, line, column
        super().__init__(str(self))

    def __str__(self) -> str:
        where = self.part if self.part != "body" else ""
        place = f"line {self.line}, column {self.column}" if self.line else ""
        return ": ".join(filter(None, (", ".join(filter(None, (where, place))), self.says)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A letter as it is written. short: what stands for it in a text message; '' where nothing does.

    whole: it greets and signs by itself, or doesn't; of the frame only the footer stands around it.
    """

    subject: str
    preview: str
    body: str
    short: str = ""
    whole: bool = False

    @property
    def asks(self) -> frozenset[str]:
        """The segments for which something stands in it."""
        return among.asked(self.subject, self.preview, self.short, self.body)


def parsed(source: str) -> Text:
    """A letter's file: headers, an empty line, paragraphs. Raises Broken."""
    head, _, body = source.partition("\n\n")
    pairs = [line.partition(": ") for line in head.splitlines()]
    headers = {name: value.strip() for name, _colon, value in pairs}
    if not set(NEEDED) <= headers.keys() <= set(HEADERS) or not all(headers.values()) or not body.strip():
        raise Broken("a letter begins with Subject and Preview, perhaps Short, then an empty line")
    return Text(
        body=body, subject=headers["Subject"], preview=headers["Preview"], short=headers.get("Short", "")
    )


def engine_of(language: str) -> minijinja.Environment:
    """What fills letters of this language in, and gives up on those that never end."""
    made = minijinja.Environment(
        undefined_behavior="strict",
        fuel=FUEL,
        filters=dict(words.filters(language)),
        auto_escape_callback=lambda name: name.endswith(".html"),
    )
    for name in GROWING:
        made.remove_filter(name)
    made.remove_global("range")
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What stands around a letter: layout and frame, and the faces of those who sign, in MJML by name."""

    layout: str
    frame: str
    language: str
    faces: Mapping[str, str]


def compiled(
    text: Text, *, name: str, engine: minijinja.Environment, dress: Dress, tries: Sequence[Words]
) -> str:
    """Add a letter's parts to the engine as `name.subject`, .short, .html and .txt; its HTML. Raises Broken.

    tries: with what it is filled in once, so that what never ends, or isn't known, is found now.
    """
    for part in ("subject", "preview", "short", "body"):
        _looked_at(getattr(text, part), part=part, engine=engine, tries=tries)
    try:
        page = page_of(text, dress=dress)
        parts = {"subject": text.subject, "short": text.short, "html": page.html, "txt": page.text}
        for part, source in parts.items():
            engine.add_template(f"{name}.{part}", source)
            if strange := _unknown(engine, f"{name}.{part}"):
                raise Broken(f"nothing is known as {', '.join(strange)}")
    except minijinja.TemplateError as error:
        raise Broken(error.message) from None
    except markup.BrokenMarkup as error:
        raise Broken(str(error)) from None
    return page.html


def page_of(text: Text, *, dress: Dress) -> Page:
    """The letter dressed, with its words still to be filled in. Raises markup.BrokenMarkup."""
    return markup.page(
        dress.layout,
        frame=dress.frame,
        body=text.body,
        language=dress.language,
        subject=text.subject,
        preview=text.preview,
        signed=dress.faces,
        whole=text.whole,
    )


def _looked_at(source: str, *, part: str, engine: minijinja.Environment, tries: Sequence[Words]) -> None:
    """Refuse what is broken as its author wrote it, so that the place is the author's."""
    for tag in markup.TAG.finditer(source):
        if more := _beyond(tag[0]):
            raise Broken(f"a letter has no {more}", part=part, **_at(source, tag.start()))
    try:
        engine.add_template("looked_at", source)
        if strange := _unknown(engine, "looked_at"):
            at = next((at for name, at in _names(source) if name in strange), 0)
            raise Broken(f"nothing is known as {', '.join(strange)}", part=part, **_at(source, at))
        for problem in among.problems(source):
            raise Broken(problem.says, part=part, **_at(source, problem.at))
        for example in tries:
            engine.render_template("looked_at", **words.as_context(example))
    except minijinja.TemplateError as error:
        raise Broken(_said(error), part=part, **_place(source, error)) from None


def _beyond(tag: str) -> str:
    """What in these braces is more than a letter needs, and may be without measure; '' of nothing."""
    said = QUOTED.sub("", tag[2:-2]).strip("-+ ")
    word = NAME.match(said)
    if tag.startswith("{%") and word and word[0] not in STATEMENTS:
        return f"`{word[0]}`"
    return "`*`" if "*" in said else ""


def _unknown(engine: minijinja.Environment, name: str) -> list[str]:
    return sorted(engine.undeclared_variables_in_template(name, nested=True) - words.known_names())


def _names(source: str) -> Iterator[tuple[str, int]]:
    """Every name within braces, and where it begins."""
    for tag in markup.TAG.finditer(source):
        for name in NAME.finditer(tag[0]):
            yield name[0], tag.start() + name.start()


def _said(error: minijinja.TemplateError) -> str:
    """What the engine says, without the place that it means."""
    return error.message.partition(" (in ")[0]


def _place(source: str, error: minijinja.TemplateError) -> dict[str, int]:
    if not error.range:
        return {"line": error.line or 0, "column": 1 if error.line else 0}
    return _at(source, len(source.encode()[: error.range[0]].decode(errors="ignore")))


def _at(source: str, at: int) -> dict[str, int]:
    before = source[:at]
    return {"line": before.count("\n") + 1, "column": at - (before.rfind("\n") + 1) + 1}
