"""How are backups kept in a bucket of anything that speaks S3?

The keys come from the environment that all tools of S3 read: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
AWS_REGION, AWS_ENDPOINT_URL.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
from obstore.store import S3Store

from regulars.host.keeping import PlaceOutOfReach, reached

if TYPE_CHECKING:
    from obstore.store import RetryConfig

TRIES, PATIENCE = 5, timedelta(minutes=2)


class Bucket:
    """A bucket, or the part of one below a prefix. What goes in and out lies in `aside` for a while."""

    def __init__(self, bucket: str, *, prefix: str, aside: Path) -> None:
        self.called, self.aside = f"s3://{bucket}/{prefix}".rstrip("/"), aside
        self._bucket, self._prefix = bucket, prefix

    def names(self) -> list[str]:
        with reached(self.called):
            rows = obstore.list_with_delimiter(self._store())["objects"]
            return [row["path"].rpartition("/")[2] for row in rows]

    @contextmanager
    def taking_in(self, name: str) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(dir=self.aside, prefix=".bucket") as folder:
            yield (file := Path(folder, name))
            with reached(self.called):
                store = self._store()
                obstore.put(store, name, file)
                arrived, sent = obstore.head(store, name)["size"], file.stat().st_size
        if arrived != sent:
            raise PlaceOutOfReach(f"Of {sent} bytes {arrived} arrived as {name} in {self.called}. Try again.")

    @contextmanager
    def handing_out(self, name: str) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(dir=self.aside, prefix=".bucket") as folder:
            file = Path(folder, name)
            with reached(self.called), file.open("wb") as out:
                for part in obstore.get(self._store(), name):
                    out.write(part)
            yield file

    def remove(self, name: str) -> None:
        with reached(self.called):
            obstore.delete(self._store(), name)

    def _store(self) -> S3Store:
        again: RetryConfig = {"max_retries": TRIES, "retry_timeout": PATIENCE}
        return S3Store(self._bucket, prefix=self._prefix or None, retry_config=again)
