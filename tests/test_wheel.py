"""The built wheel is all one needs: installed anywhere, it serves the console from an empty folder."""

import os
import signal
import subprocess
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from regulars.host.connection import free_port

ROOT = Path(__file__).parents[1]
SITE = next(Path(place) for place in sys.path if place.endswith("site-packages"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of this checkout."""
    made = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(made), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(made.glob("regulars-*.whl"))


def test_the_wheel_holds_what_pages_need_and_nothing_of_the_workshop(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for ending in (".html", ".css", ".js", ".sql", ".yaml", ".service", ".caddy", "django.mo"):
        assert [name for name in names if name.endswith(ending)], ending
    assert [name for name in names if name.endswith(".po") or name.startswith("tests")] == []
    languages = {name.split("/")[2] for name in names if name.endswith("django.mo")}
    assert {"lv", "bg", "ru"} <= languages


@pytest.fixture
def installed(wheel, tmp_path) -> Path:
    """The program as pip puts it into a new environment, which borrows its dependencies from this one."""
    environment = tmp_path / "venv"
    venv.create(environment, with_pip=False)
    (own,) = environment.glob("lib/python*/site-packages")
    (own / "borrowed.pth").write_text(f"{SITE}\n")
    pip = [sys.executable, "-m", "pip", "--python", str(environment / "bin" / "python"), "--quiet"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    return environment / "bin" / "regulars"


def test_installed_it_serves_the_console_from_an_empty_folder(installed, tmp_path):
    empty, port = tmp_path / "empty", free_port()
    empty.mkdir()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("REGULARS_", "DATABASE_", "DJANGO_"))}
    where = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share"), "PYTHONPATH": ""}
    with subprocess.Popen(
        [installed, "serve", "--port", str(port)],
        cwd=empty,
        env={**kept, **where},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as serving:
        assert serving.stdout is not None
        said = [next(serving.stdout) for _ in range(3)]
        assert said[1] == f"Regulars is ready: http://localhost:{port}\n"
        assert Path(said[2].removeprefix("  Data: ").strip()).is_relative_to(tmp_path)
        assert page(port, "/health").startswith('{"status": "ok"')
        assert "stylesheet" in page(port, "/account/login/")
        serving.send_signal(signal.SIGINT)
        serving.communicate(timeout=30)
    assert serving.returncode == 0
    assert list(empty.iterdir()) == []


def page(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        text: str = answer.read().decode()
        return text
