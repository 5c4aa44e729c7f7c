"""How is a long list shown, filtered, ordered and paged?

A `Table` declares columns and filters once. A view asks `table.read(request, source)` for a `View`, which
`{% table view %}` shows; `respond` answers with the whole page, or with the list alone when htmx asks.
Pages are found by key (the value ordered by, and the id), never by counting rows that came before.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from regulars.web.cursors import Cursor, decode, encode
from regulars.web.pieces import Empty, Words
from regulars.web.request import StaffRequest

Row = Any
Options = dict[str, list[tuple[str, Words]]]
"""What each filter offers, by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    name: the row's attribute or key. sorts: whether the list can be ordered by it.
    numeric: aligned to the right. wide_only: left out on a phone. show: the cell's words, when not the
    plain value. term: the word whose explanation the header offers.
    """

    name: str
    label: Words
    sorts: bool = False
    numeric: bool = False
    wide_only: bool = False
    show: Callable[[Row], Any] | None = None
    term: str = ""

    def cell(self, row: Row) -> object:
        return self.show(row) if self.show else value_of(row, self.name)

    @property
    def classes(self) -> str:
        return " ".join(name for name, on in (("n", self.numeric), ("wide-only", self.wide_only)) if on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One choice that narrows the list. choices: (value, label) pairs, or what gives them when asked."""

    name: str
    label: Words
    choices: Sequence[tuple[str, Words]] | Callable[[], Iterable[tuple[str, Words]]]

    def options(self) -> list[tuple[str, Words]]:
        return list(self.choices() if callable(self.choices) else self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a reader asked of a list.

    sort, descending: the column to order by. search: free text. chosen: filter values by name, only
    offered ones. cursor: the row to go on from. limit: rows wanted, one more than a page shows.
    """

    sort: str
    descending: bool
    limit: int
    search: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)
    cursor: Cursor | None = None


class Source(Protocol):
    """Where rows come from, in the order that the query asks, nulls last, ties by id the same way.

    With a cursor that looks back the rows come in the opposite order, nearest first.
    """

    def __call__(self, query: Query) -> Sequence[Row]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list as declared. sort: the column it is ordered by at first, with `-` when descending.

    row: a template of `<td>`s for one `row`; without one, each column's cell is shown.
    search: the words in the search field; none, no field. id_of: what tells two rows apart.
    """

    name: str
    columns: Sequence[Column]
    sort: str
    empty: Empty
    nothing: Words
    filters: Sequence[Filter] = ()
    search: Words = ""
    row: str = ""
    size: int = 50
    id_of: str = "id"

    def read(
        self,
        request: HttpRequest,
        source: Source,
        *,
        total: int | None = None,
        counted_at: datetime | None = None,
    ) -> "View":
        """The page that the request asks for.

        total: how many rows there are in all, when known. counted_at: as of when; None is now.
        """
        options = self.options()
        query = self.query(request.GET, options)
        found = list(source(query))
        if query.cursor and not found:
            query = replace(query, cursor=None)
            found = list(source(query))
        rows, more = found[: self.size], len(found) > self.size
        back = query.cursor is not None and query.cursor.back
        if back:
            rows.reverse()
        return View(
            table=self,
            query=query,
            rows=rows,
            options=options,
            path=request.path,
            total=total,
            counted_at=counted_at,
            newer=more if back else query.cursor is not None,
            older=True if back else more,
        )

    def options(self) -> Options:
        return {each.name: each.options() for each in self.filters}

    def query(self, asked: Mapping[str, str], options: Options | None = None) -> Query:
        """What these parameters ask; what isn't offered is passed over."""
        sortable = {column.name for column in self.columns if column.sorts}
        sort = asked.get("sort", "") if asked.get("sort", "").removeprefix("-") in sortable else self.sort
        chosen = {
            name: asked[name]
            for name, offered in (self.options() if options is None else options).items()
            if asked.get(name) in {value for value, _label in offered if value}
        }
        return Query(
            sort=sort.removeprefix("-"),
            descending=sort.startswith("-"),
            limit=self.size + 1,
            search=asked.get("q", "").strip() if self.search else "",
            chosen=chosen,
            cursor=decode(asked.get("at", "")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One page of a list. newer, older: whether there are rows before and after."""

    table: Table
    query: Query
    rows: list[Row]
    options: Options
    path: str
    total: int | None
    counted_at: datetime | None
    newer: bool
    older: bool

    @property
    def narrowed(self) -> bool:
        return bool(self.query.search or self.query.chosen)

    @property
    def has_filters(self) -> bool:
        """Whether there is something to narrow, and a way to; an empty list only says its next step."""
        return bool(self.table.search or self.table.filters) and bool(self.rows or self.narrowed)

    @property
    def order(self) -> str:
        return ("-" if self.query.descending else "") + self.query.sort

    @property
    def newer_url(self) -> str:
        return self.url(at=self.key(self.rows[0], back=True)) if self.newer and self.rows else ""

    @property
    def older_url(self) -> str:
        return self.url(at=self.key(self.rows[-1], back=False)) if self.older and self.rows else ""

    def key(self, row: Row, *, back: bool) -> str:
        return encode(
            Cursor(value=value_of(row, self.query.sort), id=value_of(row, self.table.id_of), back=back)
        )

    def url(self, *, at: str = "", sort: str | None = None) -> str:
        """This list's address with another order or place; what was searched and chosen stays."""
        order = self.order if sort is None else sort
        asked = {
            "q": self.query.search,
            **self.query.chosen,
            "sort": "" if order == self.table.sort else order,
        }
        kept = {name: value for name, value in {**asked, "at": at}.items() if value}
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    def headers(self) -> list[tuple[Column, str, str]]:
        """Each column with the address that orders by it and its `aria-sort`."""
        return [(column, self.sort_url(column), self.sorted_as(column)) for column in self.table.columns]

    def sort_url(self, column: Column) -> str:
        if not column.sorts:
            return ""
        first_descending = column.numeric
        descending = not self.query.descending if column.name == self.query.sort else first_descending
        return self.url(sort=("-" if descending else "") + column.name)

    def sorted_as(self, column: Column) -> str:
        if column.name != self.query.sort:
            return ""
        return "descending" if self.query.descending else "ascending"

    def cells(self) -> list[tuple[Row, list[tuple[Column, Any]]]]:
        return [(row, [(column, column.cell(row)) for column in self.table.columns]) for row in self.rows]

    def controls(self) -> list[tuple[Filter, list[tuple[str, Words]], str]]:
        """Each filter with its options and what is chosen."""
        return [
            (each, self.options[each.name], self.query.chosen.get(each.name, ""))
            for each in self.table.filters
        ]


def respond(
    request: StaffRequest, template: str, view: View, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page with its list as `table`; only the list when htmx replaces the list."""
    if request.htmx and request.htmx.target == f"table-{view.table.name}":
        return render(request, "web/pieces/table.html", {"table": view})
    return render(request, template, {"table": view, **(context or {})})


def value_of(row: Row, name: str) -> Any:  # noqa: ANN401 a row is what its source gives
    return row[name] if isinstance(row, Mapping) else getattr(row, name)
