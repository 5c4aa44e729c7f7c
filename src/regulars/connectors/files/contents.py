"""What is a file by its first bytes, whatever its name says?"""

import zipfile
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.connectors.files import archive
from regulars.connectors.files.errors import NotATable, NothingThere, NotWhatItSays

CSV, EXCEL, PARQUET, ARCHIVE = "csv", "excel", "parquet", "archive"
LABELS: dict[str, str | Promise] = {
    CSV: _("a CSV file"),
    EXCEL: _("an Excel workbook"),
    PARQUET: _("a Parquet file"),
    ARCHIVE: _("a zip file of CSV files"),
}
ENDINGS = {
    "csv": CSV, "tsv": CSV, "txt": CSV, "xlsx": EXCEL, "xlsm": EXCEL, "xlsb": EXCEL, "xls": EXCEL,
    "ods": EXCEL, "parquet": PARQUET, "pq": PARQUET, "zip": ARCHIVE,
}  # fmt: skip
USUAL_ENDING = {CSV: "csv", EXCEL: "xlsx", PARQUET: "parquet", ARCHIVE: "zip"}

# The first bytes of what people upload by mistake.
OTHERS: dict[bytes, str | Promise] = {
    b"%PDF": _("a PDF document"),
    b"\x1f\x8b": _("a compressed file: unpack it first"),
    b"Rar!": _("a compressed file: unpack it first"),
    b"7z\xbc\xaf": _("a compressed file: unpack it first"),
    b"\x89PNG": _("a picture"),
    b"\xff\xd8\xff": _("a picture"),
    b"{\\rtf": _("a text document"),
    b"SQLite": _("a database"),
    b"PGDMP": _("a database dump"),
}
MARKUP: dict[bytes, str | Promise] = {
    b"<!doctype html": _("a web page"),
    b"<html": _("a web page"),
    b"<table": _("a web page"),
    b"<?xml": _("an XML file"),
    b"{": _("a JSON file"),
    b"[": _("a JSON file"),
}


def kind_of(path: Path, *, name: str) -> str:
    """What the content is. Raises NothingThere, NotATable, or NotWhatItSays when the name says otherwise."""
    with path.open("rb") as file:
        start = file.read(512)
    if not start.strip():
        raise NothingThere(name=name)
    found = _by_content(path, start, name=name)
    named = ENDINGS.get(name.rpartition(".")[2].lower(), found)
    if named != found:
        raise NotWhatItSays(name=name, named=LABELS[named], found=LABELS[found], ending=USUAL_ENDING[found])
    return found


def _by_content(path: Path, start: bytes, *, name: str) -> str:
    if start.startswith(b"PAR1"):
        return PARQUET
    if start.startswith(b"PK\x03\x04"):
        return _of_zip(path, name=name)
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return EXCEL
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    wrong = [label for mark, label in OTHERS.items() if start.startswith(mark)]
    wrong += [label for mark, label in MARKUP.items() if text.startswith(mark)]
    if wrong:
        raise NotATable(name=name, found=wrong[0])
    return CSV


def _of_zip(path: Path, *, name: str) -> str:
    """A workbook is a zip file too. One that is cut off its reader will call damaged."""
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
        if any(part.startswith("xl/") or part == "content.xml" for part in names):
            return EXCEL
        if archive.has_tables(path):
            return ARCHIVE
    except zipfile.BadZipFile:
        return ARCHIVE if name.lower().endswith(".zip") else EXCEL
    raise NotATable(name=name, found=_("a compressed file without any CSV file in it"))
