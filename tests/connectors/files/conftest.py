"""Exports as text, and what an import makes of them."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from regulars.business.models import Business, Shop
from regulars.commerce.facts import Fact, OrderFact, RefundFact
from regulars.connectors.files import actions
from regulars.connectors.files.cells import Terms
from regulars.connectors.files.columns import propose
from regulars.connectors.files.models import ImportRun
from regulars.connectors.files.plan import Plan, plan
from regulars.connectors.files.reading import Table, read

FIXTURES = Path(__file__).parents[2] / "fixtures" / "files"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
RIGA = ZoneInfo("Europe/Riga")
TERMS = Terms("EUR", RIGA, NOON, "LV")

Write = Callable[..., Path]


@dataclass(frozen=True)
class Told:
    """What a file states."""

    plan: Plan
    facts: list[Fact]

    @property
    def orders(self) -> dict[str, OrderFact]:
        return {fact.external_id: fact for fact in self.facts if isinstance(fact, OrderFact)}

    @property
    def refunds(self) -> dict[str, RefundFact]:
        return {fact.external_id: fact for fact in self.facts if isinstance(fact, RefundFact)}

    @property
    def problems(self) -> list[tuple[int, str, str, str]]:
        """Line, column, value and reason of each."""
        return [tuple(row) for row in self.plan.problems.iter_rows()]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Write an export and get its path."""

    def write(content: str | bytes, *, name: str = "orders.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def table(written: Write) -> Callable[..., Table]:
    """The table in an export."""
    return lambda content, **how: read(written(content, **how))


@pytest.fixture
def told(written: Write) -> Callable[..., Told]:
    """What an export states; keywords change its mapping."""
    return lambda content, *, name="orders.csv", **changes: said(written(content, name=name), **changes)


def said(path: Path, *, terms: Terms = TERMS, **changes: object) -> Told:
    """What a file states."""
    table = read(path)
    mapping = msgspec.structs.replace(propose(table).mapping, **changes)
    made = plan(table, mapping, terms=terms)
    return Told(made, [fact for step in made.steps for fact in step.facts()])


@pytest.fixture
def shop(database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """A shop in Riga, and a data folder of the test's own."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "data"))
    Business.objects.update(name="Candles", currency="EUR", time_zone="Europe/Riga")
    return Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga", country="LV")


def handed_in(path: Path, *, shop: Shop) -> ImportRun:
    """The import of a file, confirmed as it is matched."""
    run = actions.receive([path.read_bytes()], name=path.name, actor="test", at=NOON)
    table = read(path)
    actions.confirm(
        run, mapping=propose(table).mapping, headers=table.headers, shop_id=shop.id, actor="test", at=NOON
    )
    return run


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[..., Path]:
    """A zip file of these fixtures and, by their names, of texts."""

    def pack(*files: Path, name: str = "export.zip", **texts: str) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, f"export/{file.name}")
            for member, text in texts.items():
                archive.writestr(f"{member}.csv", text)
        return path

    return pack
