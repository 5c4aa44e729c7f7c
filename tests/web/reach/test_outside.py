"""What somebody outside gets is told as it is: an answer, or why there is none."""

import socket
from urllib.parse import urlsplit

import pytest

from regulars.host.connection import free_port
from regulars.web.reach.outside import NoAnswer, Place, Question, Silence, World
from tests.fronts import certificate, site, standing


@pytest.fixture
def silent():
    """A port at which connections are taken, and nothing is ever said."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def why(place: Place) -> Silence:
    with pytest.raises(NoAnswer) as told:
        World().ask(place, Question("GET", "/"))
    return told.value.why


def test_a_name_leads_to_each_of_its_addresses_once(monkeypatch):
    rows = [(socket.AF_INET, 1, 6, "", ("93.184.215.14", 443))] * 2
    rows.append((socket.AF_INET6, 1, 6, "", ("2001:db8::1", 443, 0, 0)))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: rows)
    places = World().places(urlsplit("https://shop.example.com"))
    assert [(place.address, place.is_public) for place in places] == [
        ("93.184.215.14", True),
        ("2001:db8::1", False),  # an address for documents
    ]


def test_a_name_that_nobody_knows_leads_nowhere():
    assert World().places(urlsplit("https://shop.invalid")) == []
    assert World().places(urlsplit(f"https://{'a' * 64}.example.com")) == []


@pytest.mark.parametrize(
    ("port", "https", "netloc"),
    [
        (443, True, "shop.example.com"),
        (8443, True, "shop.example.com:8443"),
        (443, False, "shop.example.com:443"),
    ],
)
def test_a_host_is_named_with_its_port_only_where_that_is_unusual(port, https, netloc):
    assert Place("127.0.0.1", "shop.example.com", port, https).netloc == netloc


def test_a_closed_port_refuses():
    assert why(Place("127.0.0.1", "shop.example.com", free_port(), https=False)) is Silence.REFUSED


def test_who_says_nothing_times_out(silent, monkeypatch):
    monkeypatch.setattr("regulars.web.reach.outside.READ_SECONDS", 0.1)
    assert why(Place("127.0.0.1", "shop.example.com", silent, https=False)) is Silence.TIMED_OUT


def test_a_certificate_of_nobodys_authority_is_not_believed(tmp_path):
    made = certificate(tmp_path)
    with standing("nginx", site("nginx", backend=9), folder=tmp_path, certificate=made) as port:
        place = Place("127.0.0.1", "shop.example.com", port, https=True)
        assert why(place) is Silence.CERTIFICATE
        with pytest.raises(NoAnswer, match="certificate"):
            World().certificate_ends(place)


def test_who_hangs_up_breaks_off(live):
    port = int(live.rpartition(":")[2])
    assert why(Place("127.0.0.1", "localhost", port, https=True)) is Silence.BROKEN_OFF


def test_an_answer_is_read_with_its_headers_in_lower_case(live):
    place = Place("127.0.0.1", "localhost", int(live.rpartition(":")[2]), https=False)
    reply = World().ask(place, Question("GET", "/.well-known/regulars"))
    assert (reply.status, reply.body) == (200, b"Regulars answers at this address.\n")
    assert reply.headers["content-type"] == "text/plain"
