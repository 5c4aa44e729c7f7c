"""What arrived at the SMTP server of a test?"""

import email
import email.policy
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass
class Mailbox:
    """A server that runs, and what it has taken."""

    folder: Path
    arguments: tuple[str, ...] = ()
    port: int = 0
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    def start(self) -> "Mailbox":
        program = [sys.executable, "-m", "tests.channels.smtp_server"]
        self.process = subprocess.Popen(
            [*program, str(self.folder), "--port", str(self.port), *self.arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())
        return self

    def emptied(self) -> None:
        """Forget what was taken; run again, if it was stopped."""
        if self.taken():
            os.truncate(self.folder / "taken.jsonl", 0)
        if self.process is None:
            self.start()

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def taken(self) -> list[dict[str, Any]]:
        """All mails it has; one that it is just writing down doesn't count yet."""
        file = self.folder / "taken.jsonl"
        lines = file.read_text().splitlines(keepends=True) if file.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def size(self) -> int:
        """Bytes of all that was taken: the quickest way to see that something came."""
        file = self.folder / "taken.jsonl"
        return file.stat().st_size if file.exists() else 0

    def recipients(self) -> Counter[str]:
        """How often each address got something."""
        return Counter(address for mail in self.taken() for address in mail["to"])

    def mails(self) -> list[EmailMessage]:
        return [
            email.message_from_string(mail["content"], policy=email.policy.default) for mail in self.taken()
        ]

    def mail_to(self, address: str) -> EmailMessage:
        (found,) = [mail for mail in self.mails() if mail["To"] == address]
        return found
