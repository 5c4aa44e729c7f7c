"""How do the tests put a really running nginx or Caddy before Regulars?

It gets the very site that `regulars deploy` writes, moved to ports of loopback, with a certificate of an
authority that only the tests believe.
"""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Event
from time import monotonic
from urllib.parse import SplitResult

import urllib3
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from regulars import clock
from regulars.host.connection import free_port
from regulars.host.deploy.files import files
from regulars.host.deploy.installation import Installation
from regulars.web.reach.outside import Place, World
from tests.servers import program

DOMAIN = "shop.example.com"
PUBLIC = "93.184.215.14"
VISITOR = "127.0.0.5" if sys.platform == "linux" else "::1"
"""From where the tests come to the proxy, which itself comes to us from 127.0.0.1."""


@dataclass(frozen=True)
class Certificate:
    """Files of a certificate for DOMAIN, its key, and the authority to believe."""

    shown: Path
    key: Path
    authority: Path


def certificate(folder: Path, *, days: int = 90, name: str = DOMAIN) -> Certificate:
    """A certificate that ends in so many days."""
    made = Certificate(folder / "shown.pem", folder / "key.pem", folder / "authority.pem")
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Authority of the tests")])
    begun = clock.wall() - timedelta(days=100)
    blank = x509.CertificateBuilder().issuer_name(authority).not_valid_before(begun)
    root = (
        blank.subject_name(authority)
        .public_key(authority_key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_after(begun + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    leaf = (
        blank.subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_after(clock.wall() + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(authority_key, hashes.SHA256())
    )
    made.authority.write_bytes(root.public_bytes(Encoding.PEM))
    made.shown.write_bytes(leaf.public_bytes(Encoding.PEM))
    made.key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return made


def site(proxy: str, *, backend: int) -> str:
    """What `regulars deploy` writes for this proxy."""
    written = files(Installation(domain=DOMAIN, proxy=proxy, port=backend))
    return next(file.text for file in written if f"/{proxy}/" in file.path)


@contextmanager
def standing(proxy: str, text: str, *, folder: Path, certificate: Certificate) -> Iterator[int]:
    """A proxy with that site, running; its port."""
    port = free_port()
    start = {"nginx": _nginx, "caddy": _caddy}[proxy]
    log = folder / f"{proxy}.log"
    with (
        log.open("w") as words,
        subprocess.Popen(
            start(text, port=port, folder=folder, certificate=certificate),
            stdout=subprocess.DEVNULL,
            stderr=words,
            env={"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
        ) as running,
    ):
        try:
            _wait_for(port, running, log=log)
            yield port
        finally:
            running.terminate()
            running.wait(30)


def _nginx(text: str, *, port: int, folder: Path, certificate: Certificate) -> list[str]:
    sixth = f"listen [::1]:{port} ssl;\n" if VISITOR == "::1" else "\n"
    moved = re.sub(r"listen \[::\]:\d+.*;\n", sixth, text)
    moved = moved.replace("listen 80;", f"listen 127.0.0.1:{free_port()};")
    moved = moved.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port} ssl http2;")
    moved = re.sub(r"ssl_certificate .*;", f"ssl_certificate {certificate.shown};", moved)
    moved = re.sub(r"ssl_certificate_key .*;", f"ssl_certificate_key {certificate.key};", moved)
    moved = moved.replace("/var/log/nginx/", f"{folder}/")
    scratch = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/nginx.pid; error_log stderr;\n"
        f"events {{}}\nhttp {{\n{scratch}{moved}}}\n"
    )
    return [program("nginx"), "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]


def _caddy(text: str, *, port: int, folder: Path, certificate: Certificate) -> list[str]:
    moved = text.replace(
        f"{DOMAIN} {{", f"https://{DOMAIN}:{port} {{\n\ttls {certificate.shown} {certificate.key}", 1
    )
    moved = moved.replace("\tlog {\n", f"\tlog {{\n\t\toutput file {folder}/regulars.log\n")
    (folder / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https disable_redirects\n}\n" + moved)
    return [program("caddy"), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


def _wait_for(port: int, running: subprocess.Popen[bytes], *, log: Path) -> None:
    deadline = monotonic() + 30
    while monotonic() < deadline and running.poll() is None:
        try:
            socket.create_connection((_front(), port), timeout=5).close()
            return
        except OSError:
            Event().wait(0.05)
    raise AssertionError(f"It doesn't listen:\n{log.read_text()}")


class Loopback(World):
    """A world in which the shop's name is public, and its address is this machine's own."""

    def __init__(self, port: int, *, addresses: tuple[str, ...] = (PUBLIC,)) -> None:
        self.port, self.addresses = port, addresses

    def places(self, url: SplitResult) -> list[Place]:
        return [
            Place(address, url.hostname or "", self.port, https=url.scheme == "https")
            for address in self.addresses
        ]

    def _way(self, place: Place) -> tuple[str, int]:
        return _front(), self.port

    def _pool(self, place: Place) -> urllib3.HTTPConnectionPool:
        pool = super()._pool(place)
        pool.conn_kw["source_address"] = (VISITOR, 0)
        return pool


def _front() -> str:
    """Where the proxy listens: a visitor from ::1 can't come to an address of the fourth version."""
    return VISITOR if ":" in VISITOR else "127.0.0.1"


def written_to(folder: Path) -> str:
    """What stands in the proxy's own log of visits."""
    return (folder / "regulars.log").read_text()
