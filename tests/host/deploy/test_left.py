"""What is left to do by hand is said in the order in which it works."""

from pathlib import Path

from regulars.host.deploy.installation import Installation
from regulars.host.deploy.left import steps

PROGRAM = Path("/opt/regulars/current/bin/regulars")


def left(*, to="/", **more):
    return steps(Installation(domain="shop.example.com", **{"program": PROGRAM, **more}), to=Path(to))


def test_on_the_server_itself_caddy_needs_no_certificate():
    found = left()
    assert found[0] == "Let DNS lead shop.example.com to this server, and open ports 80 and 443."
    assert "systemd-sysusers" in found[1]
    assert "sudo systemctl reload caddy" in found
    assert not any("certbot" in step for step in found)
    assert found[-1] == "sudo regulars deploy check"


def test_nginx_gets_its_certificate_before_it_reads_the_site():
    found = left(proxy="nginx")
    fetched = next(n for n, step in enumerate(found) if "certbot certonly" in step)
    assert fetched < found.index("sudo nginx -t && sudo systemctl reload nginx")


def test_a_folder_is_copied_and_a_bucket_gets_its_keys():
    found = left(to="/srv/made", backups="s3://safe/x")
    assert found[0] == "Copy what /srv/made holds onto the server: sudo cp -r --preserve=mode /srv/made/. /"
    assert "AWS_SECRET_ACCESS_KEY" in found[1]


def test_a_program_in_somebodys_home_is_no_good_for_a_service():
    home = Path("/", "home", "ann", "venv")
    told = left(program=home / "bin" / "regulars")[0]
    assert told.startswith(f"Install Regulars where its own user gets to it, not in {home}")
