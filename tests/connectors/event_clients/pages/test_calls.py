"""What do the doors of event clients answer, and what is let in by which key?"""

import gzip
import json
from base64 import b64encode
from datetime import timedelta
from typing import Any

from django.test import Client

from regulars import clock
from regulars.business.models import Shop
from regulars.commerce.models import Order, Refund
from regulars.connectors.event_clients.actions import end_key, make_key
from regulars.connectors.event_clients.models import UnreadMessage, WriteKey
from regulars.connectors.event_clients.pace import Pace
from regulars.connectors.event_clients.pages import calls
from regulars.connectors.event_clients.proof import opened, proof_of
from regulars.connectors.models import Connection
from regulars.customers.models import Canonical, Consent, Customer, Identity, Person
from regulars.events.models import Event
from tests.connectors.event_clients.calls import NOON, bought, call, identify, track, viewed

TEXT = "text/plain;charset=UTF-8"  # as navigator.sendBeacon has it


def post(client: Client, body: bytes, path: str = "/v1/batch", **headers: str):
    return client.post(path, body, content_type=TEXT, headers=headers)


def names() -> list[str]:
    return list(Event.objects.exclude(customer_id=None).order_by("id").values_list("name", flat=True))


def test_a_page_tells_what_its_visitor_does(visitor, page_key):
    answer = post(visitor, call(viewed(), track("Products Searched", {"query": "wax"}), key=page_key.secret))
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert names() == ["customer.recognised", "product.viewed", "products.searched"]
    assert WriteKey.objects.get().last_used_at is not None


def test_any_page_may_ask_before_it_tells(visitor):
    asked = {"Origin": "https://candles.example.com", "Access-Control-Request-Headers": "authorization"}
    answer = visitor.options("/v1/t", headers=asked)
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert "Authorization" in answer["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer


def test_who_reads_the_key_off_the_page_can_forge_no_purchase(visitor, page_key):
    forged = [
        bought(),
        track("Order Updated", bought()["properties"]),
        track("Order Refunded", {"order_id": "1001", "total": 10}),
        track("Order Cancelled", {"order_id": "1001"}),
    ]
    assert post(visitor, call(*forged, key=page_key.secret)).status_code == 200
    assert Order.objects.count() == Refund.objects.count() == 0
    assert names() == ["customer.recognised", "checkout.completed", *["custom.done"] * 3]


def test_who_reads_the_key_off_the_page_can_be_nobody_else(visitor, page_key, server_key):
    post(visitor, call(identify(traits={"email": "ann@example.com", "name": "Ann"}), key=server_key.secret))
    ann = Customer.objects.get()
    lies = {"email": "ann@example.com", "name": "Mallory", "consent": True}
    forged = [
        identify(traits=lies, anonymousId="mallory"),
        viewed(userId="7", anonymousId="mallory"),
        identify(traits=lies, anonymousId="mallory", context={"proof": "0" * 64}),
        {"type": "alias", "previousId": "mallory", "userId": "7", "anonymousId": "mallory", "messageId": "a"},
    ]
    assert post(visitor, call(*forged, key=page_key.secret)).json() == {"success": True}
    mallory = Identity.objects.get(value="mallory").customer_id
    assert mallory != ann.id
    assert Person.objects.get().name == "Ann"
    assert Consent.objects.count() == 0
    assert Event.objects.filter(customer_id=mallory).exclude(name="customer.recognised").count() == 4
    assert Event.objects.filter(customer_id=ann.id, name="product.viewed").count() == 0
    for claim in Event.objects.filter(name="visitor.identified"):
        assert "ann@example.com" not in json.dumps(claim.payload)


def test_what_the_shop_has_signed_joins_the_device_to_its_customer(visitor, page_key, server_key):
    post(visitor, call(identify(traits={"name": "Ann"}, anonymousId=None), key=server_key.secret))
    post(visitor, call(viewed(anonymousId="tablet"), key=page_key.secret))
    proof = proof_of("7", secret=opened(page_key.row.proof_secret))
    signed = identify(anonymousId="tablet", context={"proof": proof}, traits={"name": "Mallory"})
    assert post(visitor, call(signed, viewed(anonymousId="tablet"), key=page_key.secret)).status_code == 200
    ann = Person.objects.get()
    visitors = set(Event.objects.filter(name="product.viewed").values_list("customer_id", flat=True))
    canonical = Canonical.objects.get(customer_id__in=visitors)
    assert (ann.name, canonical.canonical_id) == ("Ann", ann.customer_id)
    for_another = identify("8", anonymousId="phone", context={"proof": proof})
    post(visitor, call(for_another, key=page_key.secret))
    assert not Identity.objects.filter(kind="shop", value="8").exists()


def test_a_servers_orders_count(visitor, server_key):
    post(visitor, call(bought(), key=server_key.secret))
    order = Order.objects.get()
    assert (order.total_minor, order.revenue_minor, order.shipping_minor) == (24_00, 20_00, 4_00)
    refund = track("Order Refunded", {"order_id": "1001", "total": 10, "currency": "EUR"}, userId="7")
    post(visitor, call(refund, refund, key=server_key.secret))
    assert Refund.objects.get().total_minor == 10_00
    post(visitor, call(track("Order Cancelled", {"order_id": "1001"}), key=server_key.secret))
    assert Order.objects.get().cancelled_at is not None
    assert names().count("order.cancelled") == 1


def test_orders_that_come_late_and_reordered(visitor, server_key):
    changed = bought(total=19) | {"event": "Order Updated", "timestamp": "2026-03-01T13:00:00Z"}
    cancelled = bought("1002") | {"event": "Order Cancelled", "timestamp": "2026-03-01T14:00:00Z"}
    for message in (bought(), changed, bought(), cancelled, bought("1002")):
        assert post(visitor, call(message, key=server_key.secret)).json() == {"success": True}
    first, second = Order.objects.order_by("external_id")
    assert (first.total_minor, f"{first.placed_at:%H:%M}") == (19_00, "12:00")
    assert second.cancelled_at is not None


def test_where_the_shop_itself_tells_a_trackers_orders_are_no_facts(visitor, shop, server_key):
    Connection.objects.create(shop=shop, kind="shopify", token="t", secret="s", created_at=clock.now())
    post(visitor, call(bought(), key=server_key.secret))
    assert (Order.objects.count(), names()) == (0, ["customer.recognised", "checkout.completed"])


def test_a_bad_message_harms_no_other_and_is_kept(visitor, page_key):
    nameless = {**viewed(), "anonymousId": None}
    deep: Any = "a@example.com"
    for _ in range(450):
        deep = [deep]
    odd = [viewed(properties={"sku": deep}), nameless, viewed(properties={"sku": "\0"}), 7, {"type": "x"}]
    answer = post(visitor, call(*odd, viewed(), key=page_key.secret))
    assert (answer.status_code, answer.json()) == (200, {"success": True, "unread": 5})
    assert names() == ["customer.recognised", "product.viewed"]
    kept = UnreadMessage.objects.order_by("id")
    assert [each.place for each in kept] == ["$.properties", "$.anonymousId", "$", "$", "$.type"]
    assert all(each.why and each.way_out for each in kept)
    assert json.loads(bytes(kept[1].body))["event"] == "Product Viewed"
    assert WriteKey.objects.get().unread_count == 5


def test_half_an_emoji_is_mended(visitor, server_key):
    half = "Wax \ud83d"  # as JavaScript has it where a text was cut
    told = [track("Quiz Done", {"answer": half, "whole": "🕯"}), identify(traits={"name": half}), viewed()]
    assert post(visitor, call(*told, key=server_key.secret)).json() == {"success": True}
    quiz = Event.objects.get(name="custom.done").payload["properties"]
    assert (quiz["answer"], quiz["whole"]) == ("Wax \ufffd", "🕯")
    assert Person.objects.get().name == "Wax \ufffd"


def test_a_number_beyond_all_bounds_is_refused_by_itself(visitor, page_key):
    body = call(viewed(properties={"price": 0}), viewed(), key=page_key.secret)
    answer = post(visitor, body.replace(b'"price": 0', b'"price": 1e999999'))
    assert answer.json() == {"success": True, "unread": 1}
    assert names().count("product.viewed") == 1


def test_a_body_without_a_bottom_is_refused(visitor, page_key):
    body = call(viewed(properties={"sku": 0}), key=page_key.secret)
    answer = post(visitor, body.replace(b'"sku": 0', b'"sku": ' + b"[" * 20_000 + b"]" * 20_000))
    assert (answer.status_code, answer.json()["code"]) == (400, "not-json")


def test_of_many_bad_messages_the_last_hundred_stay(visitor, page_key):
    for _ in range(8):
        post(visitor, call(*[{"type": "x"}] * 30, key=page_key.secret))
    assert UnreadMessage.objects.count() == 100
    assert WriteKey.objects.get().unread_count == 240


def test_the_same_message_counts_once_in_one_call_and_across_calls(visitor, page_key):
    same = viewed()
    for _ in range(3):
        again = call(same, same, key=page_key.secret, sentAt=clock.now().isoformat())
        assert post(visitor, again).json() == {"success": True}
    without_id = {name: value for name, value in viewed().items() if name != "messageId"}
    for _ in range(2):
        post(visitor, call(without_id, key=page_key.secret))
    assert names().count("product.viewed") == 2


def test_a_visitors_clock_that_is_wrong(visitor, page_key):
    sent_at = clock.now() - timedelta(days=400)
    late = viewed(timestamp=(sent_at - timedelta(hours=1)).isoformat())
    post(visitor, call(late, key=page_key.secret, sentAt=sent_at.isoformat()))
    looked = Event.objects.get(name="product.viewed")
    assert abs(looked.occurred_at - (clock.now() - timedelta(hours=1))) < timedelta(minutes=1)


MEANT = {
    "t": "custom.done", "track": "custom.done", "p": "page.viewed", "page": "page.viewed",
    "s": "page.viewed", "i": "visitor.identified", "a": "visitor.identified", "g": "custom.done",
}  # fmt: skip


def test_a_message_that_comes_alone(visitor, page_key):
    for path, name in MEANT.items():
        message = {"anonymousId": "b", "event": path, "writeKey": page_key.secret, "timestamp": NOON}
        answer = post(visitor, json.dumps(message).encode(), f"/v1/{path}")
        assert (answer.json(), names()[-1]) == ({"success": True}, name), path


def test_each_refusal_is_one_to_every_client(visitor, page_key):
    for body, headers, status, kind in (
        (b"{", {}, 400, "not-json"),
        (b"\xff", {}, 400, "not-json"),
        (b"[]", {}, 400, "not-messages"),
        (b'{"batch": 1}', {}, 400, "not-messages"),
        (call(viewed()), {}, 401, "write-key-missing-or-unknown"),
        (call(viewed(), key="rgb_000000000000000000000000"), {}, 401, "write-key-missing-or-unknown"),
        (call(viewed(), key="k\0"), {}, 401, "write-key-missing-or-unknown"),
        (call(viewed()), {"Authorization": "Basic !"}, 401, "write-key-missing-or-unknown"),
        (b"x", {"Content-Encoding": "gzip"}, 400, "gzip-broken"),
        (gzip.compress(b" " * (8 * 2**20 + 1)), {"Content-Encoding": "gzip"}, 413, "body-too-large"),
    ):
        answer = post(visitor, body, **headers)
        told = answer.json()
        assert (answer.status_code, told["code"]) == (status, kind)
        assert told["type"] == f"urn:regulars:problem:{kind}"
        assert told["detail"] == told["message"]
        assert answer["Access-Control-Allow-Origin"] == "*"
    assert names() == []


def test_a_page_may_not_send_without_end(visitor, page_key):
    huge = call(*[viewed(properties={"sku": "x" * 1000}) for _ in range(520)], key=page_key.secret)
    assert post(visitor, huge).status_code == 413
    many = call(*[viewed() for _ in range(1_001)], key=page_key.secret)
    assert post(visitor, many).status_code == 413


def test_a_server_sends_thousands_at_once(visitor, server_key):
    many = call(*[viewed() for _ in range(1_100)], key=server_key.secret)
    assert post(visitor, many).json() == {"success": True}
    assert names().count("product.viewed") == 1_100
    assert post(visitor, call(*[{}] * 5_001, key=server_key.secret)).status_code == 413


def test_who_tells_too_much_waits(visitor, page_key, server_key, monkeypatch):
    monkeypatch.setattr(calls, "PACE", Pace(most=3, a_second=1))
    assert post(visitor, call(viewed(), viewed(), key=page_key.secret)).status_code == 200
    answer = post(visitor, call(viewed(), viewed(), key=page_key.secret))
    assert (answer.status_code, answer["Retry-After"]) == (429, "1")
    elsewhere = visitor.post(
        "/v1/batch", call(viewed(), key=page_key.secret), content_type=TEXT, REMOTE_ADDR="192.0.2.7"
    )
    assert elsewhere.status_code == 200
    assert post(visitor, call(viewed(), viewed(), viewed(), key=server_key.secret)).status_code == 200


def test_a_few_long_messages_count_as_many_short_ones(visitor, page_key, monkeypatch):
    monkeypatch.setattr(calls, "PACE", Pace(most=15, a_second=1))
    long = call(viewed(properties={"sku": "x" * 31_000}), key=page_key.secret)  # 31 KB are 15 times 2 KB
    assert post(visitor, long).status_code == 200
    assert post(visitor, long).status_code == 429


def test_an_ended_key_opens_nothing(visitor, page_key):
    end_key(page_key.row.id, actor="test", at=clock.now())
    assert post(visitor, call(viewed(), key=page_key.secret)).status_code == 401
    assert visitor.get(f"/v1/projects/{page_key.secret}/settings").status_code == 404


def test_each_key_is_of_its_shop(visitor, page_key):
    soaps = Shop.objects.create(name="Soaps", currency="EUR", time_zone="Europe/Riga", country="LV")
    other = make_key(soaps.id, kind="browser", name="page", actor="test", at=clock.now())
    for key in (page_key, other):
        post(visitor, call(viewed(messageId="same"), key=key.secret))
    told = Event.objects.filter(name="product.viewed")
    assert set(told.values_list("shop_id", flat=True)) == {page_key.row.shop_id, soaps.id}


def test_what_cannot_be_read_at_all_is_kept_for_whose_key_stands_in_the_head(visitor, server_key):
    head = {"Authorization": "Basic " + b64encode(f"{server_key.secret}:".encode()).decode()}
    assert post(visitor, b'{"batch": [', **head).status_code == 400
    assert bytes(UnreadMessage.objects.get().body) == b'{"batch": ['


def test_segments_page_is_told_where_to_send(visitor, page_key, server_key):
    told = visitor.get(f"/v1/projects/{page_key.secret}/settings")
    assert told["Access-Control-Allow-Origin"] == "*"
    ours = told.json()["integrations"]["Segment.io"]
    assert ours == {"apiKey": page_key.secret, "apiHost": "testserver/v1", "protocol": "http"}
    for secret in ("rgb_0", server_key.secret, server_key.row.handle):
        assert visitor.get(f"/v1/projects/{secret}/settings").status_code == 404


def test_posthogs_door(visitor, server_key):
    event = {"event": "Product Viewed", "distinct_id": "7", "properties": {"sku": "candle"}, "uuid": "u"}
    body = json.dumps({"api_key": server_key.secret, "batch": [event], "sent_at": NOON}).encode()
    assert post(visitor, body, "/batch/").json() == {"status": 1}
    assert names() == ["customer.recognised", "product.viewed"]
    assert post(visitor, b"{}", "/flags/?v=2").json()["featureFlags"] == {}
    wrong = post(visitor, body.replace(b"rgs_", b"xxx_"), "/batch/")
    assert (wrong.status_code, bool(wrong.json()["detail"])) == (401, True)


def test_only_by_post(visitor):
    answer = visitor.get("/v1/batch")
    assert (answer.status_code, answer["Allow"]) == (405, "POST, OPTIONS")
