"""Who is using the store right now?

Locks of the kernel (flock), so that whoever dies, even by kill -9, has let go. Two files in the data folder:

- `.users`  shared by all who use the server; had alone only by the one who stops it;
- `.keeper` had alone by the keeper for its whole life, and by the one who sends for it until then.
"""

import fcntl
import os
from pathlib import Path
from typing import Self


class Lock:
    """One open lock file; the lock falls when the descriptor is closed or the process ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def share(self) -> None:
        """Hold it together with others; waits while one has it alone."""
        fcntl.flock(self.descriptor, fcntl.LOCK_SH)

    def take(self) -> None:
        """Hold it alone; waits for all others."""
        fcntl.flock(self.descriptor, fcntl.LOCK_EX)

    def could_share(self) -> bool:
        """Hold it together with others, unless one has it alone."""
        return self._had(fcntl.LOCK_SH)

    def could_take(self) -> bool:
        """Hold it alone, unless others hold it. A share that was held is lost when the answer is no."""
        return self._had(fcntl.LOCK_EX)

    def note(self, text: str) -> None:
        """Write into the file, for those who can't have the lock."""
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, text.encode(), 0)

    def noted(self) -> str:
        """What its holder wrote."""
        return os.pread(self.descriptor, 1000, 0).decode()

    def close(self) -> None:
        """Let go."""
        os.close(self.descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _had(self, kind: int) -> bool:
        try:
            fcntl.flock(self.descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def users_lock(folder: Path) -> Lock:
    return Lock(folder / ".users")


def keeper_lock(folder: Path) -> Lock:
    return Lock(folder / ".keeper")
