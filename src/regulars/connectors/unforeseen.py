"""What may be kept and shown of a failure that nobody foresaw?

Its message may quote a row or an answer, and so a person: PostgreSQL's DETAIL names the key that was there
twice, a ValueError the text that was no number. Its kind, its place and the names that the database gives its
constraints tell where to look.
"""

from traceback import extract_tb, format_tb

from django.db import Error as DatabaseError

PACKAGE = "regulars"


def told(failure: BaseException) -> str:
    """The kind of a failure, the place in our code, and what the database calls what was in its way."""
    return " ".join(filter(None, (type(failure).__name__, _place(failure), _named(failure))))


def traced(failure: BaseException) -> str:
    """The way to a failure, line by line, for the log: the code alone, without its values."""
    return "".join((told(failure), "\n", *format_tb(failure.__traceback__)))


def _place(failure: BaseException) -> str:
    """The innermost line of ours on the way to it."""
    ours = [each for each in extract_tb(failure.__traceback__) if f"/{PACKAGE}/" in each.filename]
    return f"at {PACKAGE}/{ours[-1].filename.rpartition(f'/{PACKAGE}/')[2]}:{ours[-1].lineno}" if ours else ""


def _named(failure: BaseException) -> str:
    """Its code and the constraint, as PostgreSQL tells them."""
    if not isinstance(failure, DatabaseError):
        return ""
    diagnosis = getattr(failure.__cause__, "diag", None)
    told = (getattr(diagnosis, "sqlstate", None), getattr(diagnosis, "constraint_name", None))
    return f"({', '.join(filter(None, told))})" if any(told) else ""
