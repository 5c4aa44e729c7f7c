"""Which server of S3 do the tests use?

Moto's, in an environment of its own that uv keeps: it needs other versions of what the program needs too.
"""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from regulars.host.connection import free_port

UV = Path(sys.executable).with_name("uv")
SERVER = [
    "tool",
    "run",
    "--quiet",
    "--from",
    "moto==5.2.5",
    "--with",
    "flask",
    "--with",
    "flask-cors",
    "moto_server",
]
PATIENCE = 120.0


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """A running server of S3; its address."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [UV, *SERVER, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"},
    ) as serving:
        try:
            wait_for(url, serving)
            yield url
        finally:
            serving.terminate()
            serving.communicate(timeout=30)


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty bucket, as `s3://…` names it, with its keys in the environment."""
    asked(f"{s3}/moto-api/reset", method="POST")
    asked(f"{s3}/safe", method="PUT")
    for name, value in {
        "AWS_ENDPOINT_URL": s3,
        "AWS_ALLOW_HTTP": "true",
        "AWS_ACCESS_KEY_ID": "of the tests",
        "AWS_SECRET_ACCESS_KEY": "of the tests",
        "AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    return "s3://safe"


def asked(url: str, *, method: str) -> int:
    with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=30) as answer:
        status: int = answer.status
        return status


def wait_for(url: str, serving: subprocess.Popen[str]) -> None:
    """Until it answers; fails with its last words when it ended."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        if serving.poll() is not None:
            words = serving.stderr.read() if serving.stderr else ""
            pytest.fail(f"Moto's server of S3 didn't start. uv installs it from the network:\n{words}")
        try:
            asked(f"{url}/moto-api/", method="GET")
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            Event().wait(0.05)
    pytest.fail(f"moto's server of S3 didn't answer within {PATIENCE} s.")
