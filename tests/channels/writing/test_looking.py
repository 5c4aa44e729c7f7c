"""Links are called before people call them, and pictures weighed before phones load them."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from regulars.channels.writing.blocks import Button, Picture, Text
from regulars.channels.writing.looking import findings, look, looked

STATUSES = {"/gone": 404, "/moved": 302, "/closed": 403, "/down": 503}
SIZES = {"/light.png": 90_000, "/heavy.png": 1_200_000, "/absurd.png": 30_000_000}


class Pictures(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind = "image/png" if self.path.endswith(".png") else "text/html"
        self.send_response(STATUSES.get(self.path, 200))
        self.send_header("Content-Type", kind)
        if self.path != "/untold.png":
            self.send_header("Content-Length", str(SIZES.get(self.path, 0)))
        self.end_headers()
        if self.path == "/untold.png":
            self.wfile.write(b"x" * 1_500_000)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def shop_page() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pictures)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def developer(settings) -> None:
    """Whose installation may call this machine."""
    settings.BASE_URL = "http://localhost:8000"


def codes(*made) -> list[tuple[str, str, int]]:
    return [(found.code, found.level, found.block) for found in findings(made)]


def test_links_that_answer_are_fine_wherever_they_lead(shop_page):
    assert (
        codes(Button(label="Go", to=f"{shop_page}/here"), Button(label="Go", to=f"{shop_page}/moved")) == []
    )


def test_a_link_that_leads_nowhere_is_found_in_its_block(shop_page):
    assert codes(Text(says="Hi"), Text(says=f"See [this]({shop_page}/gone).")) == [("link_dead", "refuse", 2)]


@pytest.mark.parametrize("name", ["closed", "down"])
def test_a_link_that_may_answer_people_is_only_worth_a_look(shop_page, name):
    assert codes(Button(label="Go", to=f"{shop_page}/{name}")) == [("link_silent", "mend", 1)]


def test_an_address_that_stands_there_often_is_called_once(shop_page):
    twice = f"[Soap]({shop_page}/soap) and [soap]({shop_page}/soap)"
    assert list(looked([Text(says=twice), Button(label="Go", to=f"{shop_page}/soap")])) == [
        f"{shop_page}/soap"
    ]


def test_what_is_not_encrypted_is_not_called_from_outside(settings):
    settings.BASE_URL = "https://regulars.example"
    assert looked([Button(label="Go", to="http://shop.example/soap")]) == {}


def test_a_picture_of_thirty_megabytes_is_refused(shop_page):
    assert codes(Picture(url=f"{shop_page}/absurd.png", alt="x")) == [("picture_too_heavy", "refuse", 1)]


@pytest.mark.parametrize("name", ["heavy", "untold"])
def test_a_heavy_picture_is_weighed_also_where_its_size_is_not_told(shop_page, name):
    assert codes(Picture(url=f"{shop_page}/{name}.png", alt="x")) == [("picture_heavy", "mend", 1)]


def test_a_page_is_no_picture(shop_page):
    assert codes(Picture(url=f"{shop_page}/page", alt="x")) == [("no_picture", "refuse", 1)]


def test_what_only_our_machine_can_reach_is_not_called(settings, shop_page):
    settings.BASE_URL = "https://regulars.example"
    seen = look(f"{shop_page}/light.png".replace("http:", "https:"))
    assert seen.status is None
    assert "not a public address" in seen.problem
