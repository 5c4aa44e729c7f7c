"""Small demos: the first lines of the real year, and a made-up shop of few people."""

from pathlib import Path

import polars as pl
import pytest

from regulars.connectors.demo import made_up, real


@pytest.fixture
def store(database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty store, and demos that are quickly there."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path / "data"))
    piece = tmp_path / "piece.parquet"
    pl.read_parquet(real.FILE).head(1_500).write_parquet(piece)
    monkeypatch.setattr(real, "FILE", piece)
    monkeypatch.setattr(made_up, "CUSTOMERS", 30)
    monkeypatch.setattr(made_up, "FACTS_AT_ONCE", 100)
