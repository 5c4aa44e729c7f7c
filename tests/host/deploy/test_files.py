"""The files of a server, read by the programs that they are written for."""

import subprocess
from pathlib import Path

import pytest

from regulars.host.deploy.files import Written, files
from regulars.host.deploy.installation import PROXIES, Installation
from regulars.host.deploy.plan import plan, write
from tests.fronts import DOMAIN, certificate
from tests.servers import program


def written(folder: Path, **more: str) -> Path:
    """A folder with all files of a server."""
    made = files(Installation(domain=DOMAIN, **more))
    write(plan(made, to=folder), to=folder)
    return folder


def ended(*command: object) -> str:
    """What a program says that finds nothing wrong."""
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_caddy_finds_nothing_wrong(tmp_path):
    site = written(tmp_path) / "etc/caddy/conf.d/regulars.caddy"
    assert "Valid configuration" in ended(
        program("caddy"), "validate", "--adapter", "caddyfile", "--config", site
    )


def test_nginx_finds_nothing_wrong(tmp_path):
    site = (written(tmp_path, proxy="nginx") / "etc/nginx/conf.d/regulars.conf").read_text()
    shown = certificate(tmp_path)
    for name, place in (("fullchain.pem", shown.shown), ("privkey.pem", shown.key)):
        site = site.replace(f"/etc/letsencrypt/live/{DOMAIN}/{name}", str(place))
    site = site.replace("/var/log/nginx", str(tmp_path))
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{site}}}\n")
    said = ended(program("nginx"), "-t", "-e", "stderr", "-p", tmp_path, "-c", tmp_path / "nginx.conf")
    assert "test is successful" in said


def test_a_shell_finds_nothing_wrong_and_refuses_who_is_not_root(tmp_path):
    command = written(tmp_path) / "usr/local/bin/regulars"
    assert ended("/bin/sh", "-n", command) == ""
    assert oct(command.stat().st_mode & 0o777) == "0o755"
    asked = subprocess.run(
        ["/bin/sh", "-c", f"id() {{ echo 1000; }}; set -- backup x; . {command}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (asked.returncode, asked.stderr) == (1, "Type: sudo regulars backup x\n")


@pytest.mark.long
def test_systemd_finds_nothing_wrong_and_little_that_is_open(tmp_path):
    units = written(tmp_path) / "etc/systemd/system"
    analyze = program("systemd-analyze")
    assert ended(analyze, "verify", *sorted(units.iterdir())) == ""
    for unit in ("regulars.service", "regulars-backup.service"):
        assert "OK" in ended(analyze, "security", "--offline=true", "--threshold=25", units / unit)


@pytest.mark.long
def test_logrotate_finds_nothing_wrong(tmp_path):
    rules = written(tmp_path) / "etc/logrotate.d/regulars"
    log = tmp_path / "postgres.log"
    log.write_text("LOG:  checkpoint\n" * 2_000_000)  # 34 MB: more than 20
    rules.write_text(
        rules.read_text()
        .replace("/var/lib/regulars/", f"{tmp_path}/")
        .replace("regulars regulars", "root root")
    )
    rules.chmod(0o644)
    assert "log needs rotating" in ended(program("logrotate"), "-d", "-s", tmp_path / "state", rules)


def test_secrets_are_for_roots_eyes_and_nothing_else_is():
    modes = {file.path: file.mode for file in files(Installation(domain=DOMAIN))}
    assert modes["etc/regulars/environment"] == 0o600
    assert modes["etc/systemd/system/regulars.service"] == 0o644
    assert Written("usr/local/bin/regulars", "").mode == 0o755


@pytest.mark.parametrize("proxy", PROXIES)
def test_only_the_chosen_proxy_gets_a_site(proxy):
    sites = [file.path for file in files(Installation(domain=DOMAIN, proxy=proxy)) if "conf.d" in file.path]
    assert len(sites) == 1
    assert sites[0].startswith(f"etc/{proxy}/")


def test_backups_go_where_they_shall_every_night():
    texts = {
        file.path: file.text for file in files(Installation(domain=DOMAIN, backups="s3://safe/x", keep=30))
    }
    unit = texts["etc/systemd/system/regulars-backup.service"]
    assert "backup --to s3://safe/x --keep 30\n" in unit
    assert "ReadWritePaths" not in unit
    assert "etc/tmpfiles.d/regulars.conf" not in texts
    local = {file.path: file.text for file in files(Installation(domain=DOMAIN))}
    assert "d /var/backups/regulars 0700 regulars regulars" in local["etc/tmpfiles.d/regulars.conf"]
    assert "ReadWritePaths=/var/backups/regulars\n" in local["etc/systemd/system/regulars-backup.service"]
