"""The disk dies; the store comes back from a bucket on another machine, with the same figures and keys."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from regulars.host import keys, paths
from tests.buckets import bucket, s3

__all__ = ["bucket", "s3"]
ORDERS = """order,date,email,product,quantity,price
1001,2024-01-05 10:00,ann@buyer.test,Soap,1,20.00
1002,2024-02-04 10:00,ann@buyer.test,Soap,1,20.00
1003,2024-03-05 10:00,ann@buyer.test,Soap,2,20.00
1004,2024-01-09 10:00,bo@buyer.test,Candle,1,35.50
"""


def typed(folder: Path, *words: str) -> str:
    """What a command prints on the machine with that data folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("REGULARS_", "DATABASE_", "DJANGO_"))}
    ended = subprocess.run(
        [sys.executable, "-m", "regulars", *words, "--json"],
        env={**kept, "REGULARS_DATA": str(folder)},
        cwd=folder.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr + ended.stdout
    return ended.stdout


@pytest.mark.long
def test_a_store_comes_back_from_a_bucket_into_an_empty_folder(bucket, tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    (tmp_path / "orders.csv").write_text(ORDERS)
    typed(
        here,
        "import",
        "orders.csv",
        "--yes",
        "--shop",
        "Amber & Pine",
        "--currency",
        "EUR",
        "--time-zone",
        "UTC",
    )
    figures = typed(here, "kpis", "--days", "0")
    saved = json.loads(typed(here, "backup", "--to", f"{bucket}/shop", "--keep", "2"))
    assert saved["file"].startswith("s3://safe/shop/regulars-")

    back = json.loads(typed(there, "restore", f"{bucket}/shop"))
    assert back["file"] == saved["file"].rpartition("/")[2]
    assert json.loads(typed(there, "kpis", "--days", "0")) == json.loads(figures)
    assert "0.5" in figures  # of two people one came back
    assert keys.load(paths.key_file(there)) == keys.load(paths.key_file(here))
    assert sorted(path.name for path in there.glob(".bucket*")) == []
