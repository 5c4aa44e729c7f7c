"""What can be wrong with a file as a whole, and what is the way out?

The docstring names the situation; `says` is the sentence that people read, in their language.
"""

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FileRefused(Exception):
    """A file can't be imported as it is. typed: what gets past it in a terminal."""

    says: ClassVar[str | Promise] = _("This file can't be read.")
    typed: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def __str__(self) -> str:
        return str(self.says) % self.facts


class NothingThere(FileRefused):
    """The file is empty, or has a header and no rows."""

    says = _("“%(name)s” holds no rows. Export it again and check that the time span isn't empty.")


class FileGone(FileRefused):
    """The kept copy was deleted before the import came to its end."""

    says = _("The copy of “%(name)s” was deleted. Import the file again: what is done stays done.")


class NotWhatItSays(FileRefused):
    """The file's content is of another kind than its name says."""

    says = _(
        "“%(name)s” is named like %(named)s, but it is %(found)s. Give it the ending “.%(ending)s”, "
        "or save it anew as %(named)s."
    )


class NotATable(FileRefused):
    """The file is of a kind that holds no table which could be read."""

    says = _("“%(name)s” is %(found)s. Export your orders as CSV, Excel or Parquet and import that file.")


class Damaged(FileRefused):
    """The file begins as its kind does, but can't be read to its end."""

    says = _(
        "“%(name)s” is damaged: it begins like %(found)s but can't be read (%(detail)s). "
        "It may not have been downloaded to the end: fetch it again."
    )


class Locked(FileRefused):
    """The zip file asks for a password."""

    says = _("“%(name)s” is locked with a password. Unpack it, and import what is in it.")


class ArchiveTooBig(FileRefused):
    """What is packed in the zip file is larger than any export."""

    says = _("“%(name)s” holds more than %(most)d GB of tables. Import its files one after the other.")


class MixedArchive(FileRefused):
    """The zip file holds a table that nothing says how to read beside the others."""

    says = _(
        "“%(member)s” in “%(name)s” is no export that is known, and its columns aren't those of the other "
        "files. Take it out of the zip file, and import it by itself."
    )


class LinesAlone(FileRefused):
    """OpenCart's order lines or totals came without its orders."""

    says = _(
        "“%(name)s” tells what was in orders, but not when they were placed and by whom. Put it into one zip "
        "file with the table oc_order, and import that."
    )


class NotThatEncoding(FileRefused):
    """The chosen encoding can't have written these bytes."""

    says = _(
        "Line %(line)d can't be read as %(encoding)s. Choose another encoding, "
        "or save the file as CSV in UTF-8."
    )
    typed = "--encoding"


class TwoEncodings(FileRefused):
    """Most of the text is UTF-8, and a few places aren't: two files were glued together."""

    says = _(
        "The file is written in UTF-8, but line %(line)d isn't. It was probably put together from two "
        "files: save that line anew in UTF-8, or import the two files one after the other."
    )


class UnknownEncoding(FileRefused):
    """No encoding we know reads all of the text."""

    says = _("From line %(line)d on the text is in an unknown encoding. Save the file as CSV in UTF-8.")


class OpenQuote(FileRefused):
    """A quotation mark is opened and never closed."""

    says = _(
        "The quotation mark opened in line %(line)d is never closed, so the rest of the file would be one "
        "cell. Close it or take it out, and import the file again."
    )


class NoColumns(FileRefused):
    """No row looks like a header."""

    says = _(
        "No columns were found in “%(name)s”. The first row must name them, and they must be separated by "
        "commas, semicolons or tabs."
    )


class NoSuchColumns(FileRefused):
    """What was confirmed names columns, or fields, that aren't there."""

    says = _("There is no such column in the file: %(names)s. Look at its columns again.")


class MissingColumns(FileRefused):
    """A column without which rows mean nothing isn't there, or wasn't recognised."""

    says = _("These columns are missing: %(missing)s. Say which column holds them, or export them too.")
    typed = "--column FIELD=HEADER"


class TotalsAlone(FileRefused):
    """Rows name products, orders have several rows, and only whole orders have an amount."""

    says = _(
        "“%(column)s” tells what a whole order came to, and most orders have several rows: nothing says "
        "what each row costs. Export a price or an amount of each row too."
    )


class DatesUnclear(FileRefused):
    """Day and month can't be told apart by all that the column holds."""

    says = _(
        "The dates in “%(column)s” can be read in two ways: line %(line)d says %(value)s. "
        "Say whether the day or the month comes first."
    )
    typed = "--dates day-first, or --dates month-first"


class DatesContradict(FileRefused):
    """The column holds dates with the day first and dates with the month first."""

    says = _(
        "“%(column)s” holds dates in two orders: line %(day_line)d (%(day_value)s) has the day first, "
        "line %(month_line)d (%(month_value)s) the month. Say which one counts: the lines that can't be "
        "read that way will be in the report, for you to correct and import again."
    )
    typed = "--dates day-first or --dates month-first; or --mixed-dates, to read each as it is written"
