"""Does a file of any length come in whole, wherever it was interrupted?"""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, KeysRefused, OutOfReach, Page, Request
from regulars.connectors.shopify import bulk
from regulars.connectors.shopify.api import ShopifyApi
from regulars.connectors.shopify.bulk import BUSY_WAIT, Piece, Place, piece, read, read_place, written
from regulars.connectors.shopify.calls import Session
from tests.connectors.shopify.shop import LEGACY, shopify
from tests.connectors.talking import talk

URL = "https://storage.example.com/1.jsonl?signature=x"
SESSION = Session(Access("https://candles.myshopify.com", LEGACY, "USD"), "shpat_x")


def order(number: int, *, lines: int = 2, refunds: int = 0) -> Iterator[bytes]:
    """An order as it stands in a file."""
    gid = f"gid://shopify/Order/{number}"
    yield written_line({"id": gid, "refunds": [{"id": f"{number}-{n}"} for n in range(refunds)]})
    for n in range(lines):
        yield written_line({"id": f"gid://shopify/LineItem/{n}", "name": "Šķīvis — 茶", "__parentId": gid})


def written_line(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def file(*orders: Iterator[bytes]) -> bytes:
    return b"".join(line for each in orders for line in each)


def served(dialogue: Any, body: bytes) -> tuple[list[Any], int, bool]:
    """What is read of a file that is given out in ranges."""
    try:
        request = next(dialogue)
        while True:
            request = dialogue.send(ranged(request, body))
    except StopIteration as end:
        return end.value


def ranged(request: Request, body: bytes) -> Answer:
    first, _, last = request.headers["Range"].removeprefix("bytes=").partition("-")
    some = body[int(first) : int(last) + 1]
    if not some:
        return Answer(416, {}, b"")
    return Answer(206, {"content-range": f"bytes {first}-{last}/{len(body)}"}, some)


def everything(body: bytes, *, limit: int = 100) -> list[Any]:
    """All things of a file, each piece asked for by itself."""
    found, offset, at_end = [], 0, False
    while not at_end:
        some, taken, at_end = served(read(URL, offset=offset, limit=limit, weight="refunds"), body)
        found, offset = found + some, offset + taken
    return found


@pytest.mark.parametrize("size", [1, 7, 64, 100, 333, 1_000, 5_000])
def test_wherever_a_piece_ends_all_comes_once(monkeypatch, size):
    monkeypatch.setattr(bulk, "PIECE_BYTES", size)
    body = file(*(order(n, lines=n % 4) for n in range(12)))
    found = everything(body)
    assert [thing["id"] for thing in found] == [f"gid://shopify/Order/{n}" for n in range(12)]
    assert [len(thing.get("line_items", ())) for thing in found] == [n % 4 for n in range(12)]
    assert found[1]["line_items"] == [{"id": "gid://shopify/LineItem/0", "name": "Šķīvis — 茶"}]


def test_ten_thousand_lines_of_one_order_come_though_a_piece_is_smaller(monkeypatch):
    monkeypatch.setattr(bulk, "PIECE_BYTES", 2**12)
    found = everything(file(order(1, lines=10_000), order(2)))
    assert [len(thing["line_items"]) for thing in found] == [10_000, 2]


def test_a_last_line_without_its_end_counts_at_the_end_of_the_file():
    assert len(everything(file(order(1), order(2, lines=0))[:-1])) == 2


def test_a_file_that_breaks_off_within_a_line_is_fetched_again():
    with pytest.raises(OutOfReach) as reason:
        everything(file(order(1))[:-9])
    assert "breaks off" in str(reason.value)


def test_a_shop_that_ignores_ranges_is_read_too():
    body = file(order(1), order(2), order(3))
    offset = len(file(order(1)))
    dialogue = read(URL, offset=offset, limit=100, weight="")
    next(dialogue)
    with pytest.raises(StopIteration) as end:
        dialogue.send(Answer(200, {}, body))
    things, taken, at_end = end.value.value
    assert ([thing["id"][-1] for thing in things], taken, at_end) == (["2", "3"], len(body) - offset, True)


def test_a_piece_holds_no_more_refunds_than_can_be_asked_for():
    body = file(*(order(n, refunds=n) for n in range(6)))
    found, taken, at_end = served(read(URL, offset=0, limit=5, weight="refunds"), body)
    # 0 + 1 + 2 = 3 refunds; with the fourth order they were 6
    assert ([thing["id"][-1] for thing in found], at_end) == (["0", "1", "2"], False)
    assert body[taken:].startswith(b'{"id": "gid://shopify/Order/3"')
    assert len(everything(body, limit=1)) == 6  # an order with more than that comes alone


def test_a_variants_image_is_the_variants():
    body = file(
        [
            written_line({"id": "gid://shopify/Product/1"}),
            written_line({"id": "gid://shopify/ProductVariant/2", "__parentId": "gid://shopify/Product/1"}),
            written_line(
                {"id": "gid://shopify/MediaImage/3", "__parentId": "gid://shopify/ProductVariant/2"}
            ),
            written_line({"__parentId": "gid://shopify/Product/1"}),  # a video
        ]
    )
    (product,) = everything(body)
    upside_down = b"".join(body.splitlines(keepends=True)[n] for n in (0, 2, 1, 3))
    assert everything(upside_down) == [product]
    assert product["variants"][0]["images"] == [{"id": "gid://shopify/MediaImage/3"}]
    assert set(product) == {"id", "variants"}


@pytest.mark.parametrize("status", [400, 403, 404, 410])
def test_an_address_that_is_no_longer_valid_is_asked_for_anew(status):
    dialogue = read(URL, offset=0, limit=1, weight="")
    next(dialogue)
    with pytest.raises(OutOfReach):
        dialogue.send(Answer(status, {}, b""))


def test_a_piece_of_an_unknown_whole_cannot_be_read():
    dialogue = read(URL, offset=0, limit=1, weight="")
    next(dialogue)
    with pytest.raises(Unreadable):
        dialogue.send(Answer(206, {"content-range": "bytes 0-1/*"}, b"{}"))


def looked(shop: Any, position: str = "", stream: str = "orders") -> Piece | Page:
    session = Session(Access(shop.url, LEGACY, "USD"), LEGACY["client_secret"])
    dialogue = piece(session, stream, position=position, limit=20, weight="refunds")
    return talk(dialogue, api=ShopifyApi(), access=session.access)


def test_while_another_operation_is_going_on_the_shop_is_left_alone():
    with shopify() as shop:
        shop.busy = 1
        waiting = looked(shop)
        begun = looked(shop, waiting.next)
    assert (waiting.wait, read_place(waiting.next)) == (BUSY_WAIT, Place())
    assert read_place(begun.next).operation == "gid://shopify/BulkOperation/1"


@pytest.mark.parametrize("ending", ["FAILED", "CANCELED", "EXPIRED"])
def test_an_operation_that_comes_to_nothing_is_begun_again_later_each_time(ending):
    with shopify() as shop:
        shop.states, shop.error_code = [ending], "TIMEOUT"
        failed = looked(shop, looked(shop).next)
        again = looked(shop, failed.next)
        failed_again = looked(shop, again.next)
    assert ("TIMEOUT" if ending == "FAILED" else ending) in failed.problems[0]
    assert [failed.wait, failed_again.wait] == [timedelta(minutes=1), timedelta(minutes=2)]
    assert read_place(again.next) == Place("gid://shopify/BulkOperation/2", begun=1)


def test_a_missing_access_is_named_and_once_it_is_given_another_operation_is_begun():
    with shopify() as shop:
        shop.states, shop.error_code = ["FAILED"], "ACCESS_DENIED"
        shop.denies = {"products": "Access denied for unitCost field. Required: `read_inventory`."}
        begun = looked(shop, stream="products")
        with pytest.raises(KeysRefused) as refusal:
            looked(shop, begun.next, "products")
        shop.denies = {}
        again = looked(shop, begun.next, "products")
    assert "`read_inventory`" in str(refusal.value)
    assert read_place(again.next) == Place(begun=1)


def test_the_longest_pause_is_an_hour():
    assert bulk.anew(Place("x", begun=50), why="TIMEOUT").wait == timedelta(hours=1)


def test_an_operation_that_is_no_longer_known_is_begun_again():
    with shopify() as shop:
        page = looked(shop, written(Place("gid://shopify/BulkOperation/99", 7)))
    assert read_place(page.next) == Place(begun=1)


def test_a_question_that_the_shop_does_not_take_is_told(monkeypatch):
    monkeypatch.setattr(bulk, "BULK", {"orders": "orders { nodes { id } }"})
    with shopify() as shop, pytest.raises(Unreadable) as reason:
        looked(shop)
    assert "not by its edges" in str(reason.value)
