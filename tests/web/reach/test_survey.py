"""A real nginx and a real Caddy stand before us: is what comes through found, and what doesn't?"""

import pytest

from regulars import clock
from regulars.web.doors import doors
from regulars.web.reach import survey
from regulars.web.reach.client import networks
from tests.fronts import DOMAIN, VISITOR, Loopback, certificate, site, standing, written_to

PROXIES = networks("127.0.0.1")
URL = f"https://{DOMAIN}"
ALL_IS_WELL = [
    "address",
    "dns",
    "answer",
    "unsubscribe",
    "webhooks",
    "events",
    "page",
    "forwarded",
    "webhooks_large",
    "events_large",
    "slow",
]


@pytest.fixture(autouse=True)
def _known_by_its_name(settings, monkeypatch):
    settings.ALLOWED_HOSTS = [DOMAIN]
    settings.TRUSTED_PROXIES = PROXIES
    monkeypatch.setattr(survey, "SLOW_SECONDS", 0)


@pytest.fixture
def looked(live, tmp_path, monkeypatch):
    """A function that looks at us through a proxy with that site; a finding's name and the finding."""
    made = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made.authority))
    backend = int(live.rpartition(":")[2])

    def look(proxy, change=lambda text: text, *, shown=made):
        text = change(site(proxy, backend=backend))
        with standing(proxy, text, folder=tmp_path, certificate=shown) as port:
            at = clock.wall()
            found = survey.survey(URL, doors=doors(), proxies=PROXIES, at=at, world=Loopback(port))
        return {finding.name: finding for finding in found}

    return look


@pytest.mark.parametrize("proxy", ["nginx", "caddy"])
def test_through_the_site_that_is_written_all_comes_as_it_was_sent(looked, proxy, tmp_path, monkeypatch):
    monkeypatch.setattr(survey, "SLOW_SECONDS", 1)
    found = looked(proxy)
    assert {name: finding.says for name, finding in found.items() if finding.tone != "good"} == {}
    assert set(ALL_IS_WELL) <= set(found)
    assert DOMAIN in found["address"].says
    log = written_to(tmp_path)  # where links that open something for whoever has them don't stand
    assert VISITOR in log
    assert "/u/..." in log
    assert "/webhooks/..." in log
    assert "cHJvYmU" not in log
    assert "Bearer" not in log


HANDED_ON = "location / {\n        proxy_pass"
FAULTS = {
    "a limit for bodies of its own": (
        ("client_max_body_size 512m;", ""),
        (
            "webhooks_large",
            "8 MB don’t come through (the proxy finds it too large",
            "client_max_body_size",
        ),
    ),
    "nobody said who asks": (
        ("X-Forwarded-For $remote_addr;", 'X-Forwarded-For "";'),
        ("forwarded", "look the same (127.0.0.1)", "$remote_addr"),
    ),
    "everybody says who they are": (
        ("X-Forwarded-For $remote_addr;", "X-Forwarded-For $http_x_forwarded_for;"),
        ("forwarded", "pretend to be somebody else", "$remote_addr"),
    ),
    "not told of HTTPS": (
        ("X-Forwarded-Proto $scheme;", 'X-Forwarded-Proto "";'),
        ("forwarded", "over HTTPS", "X-Forwarded-Proto $scheme"),
    ),
    "another name": (
        ("Host $host;", "Host $proxy_host;"),
        ("answer", "status 400", "proxy_set_header Host $host"),
    ),
    "webhooks are shut out": (
        (HANDED_ON, "location /webhooks/ {\n return 403;\n }\n" + HANDED_ON),
        ("webhooks", "answers with status 403", "hand all paths"),
    ),
    "links are sent on": (
        (HANDED_ON, "location ~ ^(/u/.*)/$ {\n return 301 https://$host$1;\n }\n" + HANDED_ON),
        ("unsubscribe", "sent on to https://shop.example.com/u/", "hand all paths"),
    ),
    "links are rewritten": (
        (
            HANDED_ON,
            "location /u/ {\n rewrite ^/u/(.*)$ /leave/$1 break;\n proxy_pass http://regulars;\n }\n"
            + HANDED_ON,
        ),
        ("unsubscribe", "as it was sent (the path)", "regulars deploy"),
    ),
    "a signature is dropped": (
        ('Forwarded "";', 'X-Shopify-Hmac-Sha256 "";'),
        ("webhooks", "as it was sent (the header x-shopify-hmac-sha256)", "regulars deploy"),
    ),
    "no patience": (
        ("proxy_read_timeout 120s;", "proxy_read_timeout 500ms;"),
        ("slow", "status 504", "time-out"),
    ),
}


@pytest.mark.parametrize(("change", "finding"), FAULTS.values(), ids=FAULTS)
def test_a_site_that_changes_things_is_found_out_and_how_to_mend_it(looked, change, finding, monkeypatch):
    name, says, mend = finding
    monkeypatch.setattr(survey, "SLOW_SECONDS", int(name == "slow"))
    found = looked("nginx", lambda text: text.replace(*change))
    assert found[name].tone in {"bad", "warn"}
    assert says in found[name].says
    assert mend in found[name].mend


def test_a_certificate_that_ends_soon_is_told_in_time(looked, tmp_path, monkeypatch):
    soon = certificate(tmp_path, days=5)
    finding = looked("nginx", shown=soon)["answer"]
    assert (finding.tone, "ends in 4 days" in finding.says) == ("warn", True)


@pytest.mark.parametrize(
    ("days", "name", "says"), [(-1, DOMAIN, "expired"), (90, "other.example.com", "match")]
)
def test_a_certificate_that_a_browser_refuses_is_refused(looked, tmp_path, days, name, says):
    found = looked("nginx", shown=certificate(tmp_path, days=days, name=name))
    assert found["answer"].is_bad
    assert says in found["answer"].says
    assert "webhooks" not in found


@pytest.mark.parametrize(
    ("url", "ends_with"),
    [
        ("http://localhost:8000", ["address"]),
        ("http://shop.example.com", ["address"]),
        ("https://10.0.0.1", ["address"]),
    ],
)
def test_an_address_that_is_not_public_is_not_even_asked(url, ends_with):
    found = survey.survey(url, doors=doors(), proxies=PROXIES, at=clock.wall(), world=Loopback(1))
    assert [finding.name for finding in found] == ends_with
    assert found[0].is_bad


def test_a_name_that_dns_does_not_know_ends_it():
    found = survey.survey(
        URL, doors=doors(), proxies=PROXIES, at=clock.wall(), world=Loopback(1, addresses=())
    )
    assert [(finding.name, finding.tone) for finding in found] == [("address", "good"), ("dns", "bad")]


def test_each_address_behind_the_name_is_asked():
    found = survey.survey(
        URL,
        doors=doors(),
        proxies=PROXIES,
        at=clock.wall(),
        world=Loopback(1, addresses=("192.168.1.5", "93.184.215.14")),
    )
    assert [(finding.name, finding.tone) for finding in found] == [
        ("address", "good"), ("dns", "bad"), ("answer", "bad"), ("answer", "bad"),
    ]  # fmt: skip
    assert "192.168.1.5" in found[1].says
    assert "93.184.215.14" not in found[1].says
    assert "nobody listens" in found[2].says
