"""A server gets a new version; one that fails halfway is taken back, and the store is as it was."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from regulars.host import locks
from regulars.host.connection import free_port
from regulars.host.deploy import releases, service
from tests.stories.test_two_commands import until

ROOT = Path(__file__).parents[2]
PACKED = ("src", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE")
BROKEN = """
from django.db import migrations

def break_off(apps, schema_editor):
    raise RuntimeError("the new table doesn't fit")

class Migration(migrations.Migration):
    dependencies = [("regulars", "{latest}")]
    atomic = False
    operations = [
        migrations.RunSQL("UPDATE business SET name = 'Ruined'"),
        migrations.RunPython(break_off),
    ]
"""
SYSTEMCTL = """#!{python} -P
import os, signal, subprocess, sys
from pathlib import Path
from threading import Event
import psutil

def gone(pid):
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == "zombie"

told, noted = sys.argv[1:], Path("{folder}/serving")
assert told[1] == "regulars.service", told
if noted.exists():
    pid = int(noted.read_text())
    os.kill(pid, signal.SIGTERM)
    while not gone(pid):
        Event().wait(0.05)
    noted.unlink()
if told[0] == "start":
    words = open("{folder}/journal", "ab")
    serving = subprocess.Popen(
        ["{folder}/opt/current/bin/regulars", "serve"], stdout=words, stderr=words, start_new_session=True
    )
    noted.write_text(str(serving.pid))
"""


def wheel(folder: Path, version: str, *, broken: bool = False) -> Path:
    """The wheel of this checkout as another version; a broken one can't bring its tables up to date."""
    tree = folder / version
    for name in PACKED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        tree.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, tree / name)
    project = tree / "pyproject.toml"
    project.write_text(project.read_text().replace('version = "0.1.0"', f'version = "{version}"', 1))
    if broken:
        migrations = tree / "src" / "regulars" / "migrations"
        latest = max(file.stem for file in migrations.glob("[0-9]*.py"))
        (migrations / "9999_broken.py").write_text(BROKEN.format(latest=latest))
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(tree)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob(f"regulars-{version}-*.whl"))


class Machine:
    """A server as docs/deploying.md sets it up, but for systemd, whose part a program of the test's plays."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        (folder / "bin").mkdir()
        systemctl = folder / "bin" / "systemctl"
        systemctl.write_text(SYSTEMCTL.format(python=sys.executable, folder=folder))
        systemctl.chmod(0o755)
        kept = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("REGULARS_", "DATABASE_", "DJANGO_", "PYTHON"))
        }
        tools = (str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"])
        self.environment = {
            **kept,
            "PATH": os.pathsep.join(tools),
            "REGULARS_DATA": str(folder / "data"),
            "REGULARS_PORT": str(self.port),
            "UV_CONSTRAINT": str(ROOT / "locks" / "run.txt"),
        }

    def typed(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / "opt" / "current" / "bin" / "regulars", *words],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )

    def serves(self) -> str:
        """What the console says of itself, once it says that all is well."""
        return until(
            lambda: said if (said := service._health(self.port)).startswith("ok") else None, within=90
        )

    def name_of_the_business(self, *, set_to: str | None = None) -> str:
        """As the store has it; changed by a program that uses the store beside the console."""
        change = f"cursor.execute(\"UPDATE business SET name = '{set_to}'\")" if set_to else ""
        program = f"""
from regulars.cli import UPSTAIRS
from regulars.host.house import House, owner_connection
with House(UPSTAIRS), owner_connection() as cursor:
    {change}
    print(cursor.execute("SELECT name FROM business").fetchone()[0])
"""
        python = self.folder / "opt" / "current" / "bin" / "python"
        ended = subprocess.run(
            [python, "-c", program], env=self.environment, capture_output=True, text=True, check=True
        )
        return ended.stdout.strip()


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A server on which 0.1.0 serves."""
    made = Machine(tmp_path)
    for name in ("PATH", "UV_CONSTRAINT"):
        monkeypatch.setenv(name, made.environment[name])
    opt = releases.Releases(tmp_path / "opt")
    opt.folder.mkdir()
    releases.install(wheel(tmp_path, "0.1.0"), into=opt.folder / "0.1.0")
    opt.use(opt.folder / "0.1.0")
    start = [tmp_path / "bin" / "systemctl", "start", "regulars.service"]
    subprocess.run(start, env=made.environment, check=True)
    yield made
    subprocess.run([start[0], "stop", start[2]], env=made.environment, check=True)
    with locks.keeper_lock(tmp_path / "data") as keeper:
        keeper.take()


@pytest.mark.long
def test_a_new_version_takes_over_and_a_broken_one_is_taken_back(machine, tmp_path):
    assert machine.serves() == "ok 0.1.0"
    assert machine.name_of_the_business(set_to="Amber & Pine") == "Amber & Pine"

    # 0.2.0 is set up beside it, and takes over with the same store.
    ended = machine.typed("upgrade", str(wheel(tmp_path, "0.2.0")), "--json")
    assert ended.returncode == 0, ended.stderr
    backup = tmp_path / "data" / "before-0.2.0.backup"
    assert json.loads(ended.stdout) == {"from": "0.1.0", "to": "0.2.0", "backup": str(backup)}
    assert machine.serves() == "ok 0.2.0"
    assert machine.name_of_the_business() == "Amber & Pine"
    assert backup.stat().st_size > 10_000

    # 0.3.0 fails after it has ruined something: 0.2.0 comes back, and what was there before.
    ended = machine.typed("upgrade", str(wheel(tmp_path, "0.3.0", broken=True)))
    assert ended.returncode == 1
    assert "The upgrade to 0.3.0 failed" in ended.stderr
    assert "the new table doesn't fit" in ended.stderr
    assert "0.2.0 is back and serves, with the store as it was" in ended.stderr
    assert machine.serves() == "ok 0.2.0"
    assert machine.name_of_the_business() == "Amber & Pine"

    # What can't be set up changes nothing, and neither does an older one.
    (tmp_path / "regulars-0.4.0-py3-none-any.whl").write_bytes(b"half")
    assert "or not a whole one" in machine.typed("upgrade", "regulars-0.4.0-py3-none-any.whl").stderr
    older = machine.typed("upgrade", str(next(tmp_path.glob("regulars-0.1.0-*.whl"))))
    assert "0.1.0 is older than 0.2.0" in older.stderr
    assert machine.serves() == "ok 0.2.0"
