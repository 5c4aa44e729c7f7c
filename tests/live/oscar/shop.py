"""A django-oscar that runs, with its buyers at its REST API and its people at its dashboard."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
from platformdirs import user_cache_path

from regulars.connectors.oscar.shop_app import FILE
from tests.host.conftest import eventually
from tests.live.speaking import free_port

HERE = Path(__file__).parent
PATIENCE_SECONDS = 60.0
RIGA = {
    "first_name": "Dita",
    "last_name": "Example",
    "line1": "Brīvības 1",
    "line4": "Rīga",
    "postcode": "LV-1010",
}


class Oscar:
    """The shop, which sells in pounds: SKU-0 is a tea pot, MUG-R and MUG-B are mugs."""

    def __init__(self, url: str, *, secret: str) -> None:
        self.url, self.secret = url, secret
        self.owner = signed_in(url, "owner")
        found = good(self.owner.get("/looked-up/")).json()
        self.products: Mapping[str, int] = found["products"]

    def fills(self, who: str, goods: Mapping[str, int]) -> tuple[httpx.Client, str]:
        """Somebody's basket with goods in it. who: the name of a customer, or a guest's address."""
        buyer = httpx.Client(base_url=self.url, timeout=60) if "@" in who else signed_in(self.url, who)
        for sku, quantity in goods.items():
            product = f"{self.url}/api/products/{self.products[sku]}/"
            told(buyer, "/api/basket/add-product/", url=product, quantity=quantity)
        return buyer, str(good(buyer.get("/api/basket/")).json()["id"])

    def buys(self, who: str, goods: Mapping[str, int], *, coupon: str = "") -> dict[str, Any]:
        """An order through the shop's checkout: its id, number and total."""
        buyer, basket = self.fills(who, goods)
        if coupon:
            told(buyer, "/api/basket/add-voucher/", vouchercode=coupon)
        order = told(
            buyer,
            "/api/checkout/",
            basket=f"{self.url}/api/baskets/{basket}/",
            shipping_address={**RIGA, "country": f"{self.url}/api/countries/LV/"},
            **({"guest_email": who} if "@" in who else {}),
        )
        number = order["url"].rstrip("/").rpartition("/")[2]
        return {"id": number, "number": order["number"], "total": order["total_incl_tax"]}

    def gives_back(self, order: Mapping[str, Any], *, sku: str, amount: str) -> None:
        """One piece of an order comes back, as its dashboard notes it."""
        self.notes(order, sku, "create_payment_event", payment_event_type="refunded", amount=amount)

    def sends(self, order: Mapping[str, Any], *, tracking: str) -> None:
        """The first line of an order goes out."""
        self.notes(order, "", "create_shipping_event", shipping_event_type="shipped", reference=tracking)

    def notes(self, order: Mapping[str, Any], sku: str, action: str, **more: str) -> None:
        """An action with lines of an order: one piece of a SKU, or all there are."""
        lines = good(self.owner.get(f"/looked-up/{order['id']}/")).json()
        chosen = [each for each in lines if sku in {"", each["sku"]}]
        quantities = {
            f"selected_line_qty_{each['id']}": "1" if sku else str(each["quantity"]) for each in chosen
        }
        self.dashboard(
            order,
            line_action=action,
            selected_line=[str(each["id"]) for each in chosen],
            **quantities,
            **more,
        )

    def calls_off(self, order: Mapping[str, Any]) -> None:
        self.dashboard(order, order_action="change_order_status", new_status="Cancelled")

    def delivers(self, order: Mapping[str, Any], *, tracking: str) -> None:
        """The parcel arrives."""
        self.notes(order, "", "create_shipping_event", shipping_event_type="piegadats", reference=tracking)

    def deletes(self, order: Mapping[str, Any]) -> None:
        good(self.owner.get(f"/looked-up/{order['id']}/deleted/"))

    def takes(self, coupon: str) -> bool:
        """Whether a basket with a tea pot takes a code."""
        buyer, _basket = self.fills("ann@example.com", {"SKU-0": 1})
        return bool(buyer.post("/api/basket/add-voucher/", json={"vouchercode": coupon}).is_success)

    def dashboard(self, order: Mapping[str, Any], **form: Any) -> None:
        """What the shop's people do with an order."""
        page = f"/dashboard/orders/{order['number']}/"
        token = self.owner.cookies["csrftoken"]
        answer = self.owner.post(page, data={**form, "csrfmiddlewaretoken": token})
        assert answer.status_code == 302, answer.text[-3000:]

    def knows(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """What it knows of an order's notes, and of its buyer's groups."""
        found: dict[str, Any] = good(self.owner.get(f"/looked-up/{order['id']}/kept/")).json()
        return found


def signed_in(url: str, name: str) -> httpx.Client:
    """Somebody with an account."""
    client = httpx.Client(base_url=url, timeout=60)
    told(client, "/api/login/", username=f"{name}@example.com", password=name)
    return client


def told(client: httpx.Client, path: str, **said: Any) -> Any:
    headers = {"X-CSRFToken": client.cookies.get("csrftoken", "")}
    return good(client.post(path, json=said, headers=headers)).json()


def good(answer: httpx.Response) -> httpx.Response:
    assert answer.is_success, f"{answer.request.url}: {answer.status_code} {answer.text[:2000]}"
    return answer


def installed() -> Path:
    """The Python of the shop, with its packages in the versions of its lock, kept for the next run."""
    lock = HERE / "requirements.txt"
    folder = user_cache_path("regulars-tests") / f"oscar-{sha256(lock.read_bytes()).hexdigest()[:12]}"
    python, done = folder / "bin" / "python", folder / "installed"
    if not done.exists():
        uv = str(Path(sys.executable).with_name("uv"))
        for command in (
            ["venv", "--clear", "--python", sys.executable, str(folder)],
            ["pip", "install", "--python", str(python), "--require-hashes", "--requirement", str(lock)],
        ):
            subprocess.run([uv, *command], check=True, capture_output=True)
        done.touch()
    return python


@contextmanager
def oscar(folder: Path, *, door: str, secret: str) -> Iterator[Oscar]:
    """The shop with our file in it, until the block ends. door: where it tells what happens."""
    python, port = installed(), free_port()
    place = folder / "project"
    shutil.copytree(HERE / "project", place)
    shutil.copyfile(FILE, place / "regulars_oscar.py")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("DJANGO")},
        "DJANGO_SETTINGS_MODULE": "shop_settings",
        "PYTHONPATH": str(place),
        "SHOP_ROWS": str(folder / "shop.sqlite3"),
        "SHOP_SECRET": secret,
        "SHOP_TELLS": door,
    }
    for command in (
        ["-m", "django", "makemigrations", "shop_people"],
        ["-m", "django", "migrate"],
        ["shop_stock.py"],
    ):
        done = subprocess.run(
            [python, *command], cwd=place, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
    with (folder / "oscar.log").open("w") as log:
        command = [python, "-m", "django", "runserver", "--noreload", f"127.0.0.1:{port}"]
        shop = subprocess.Popen(command, cwd=place, env=environment, stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}"
        eventually(lambda: answers(url, shop, folder / "oscar.log"), seconds=PATIENCE_SECONDS)
        yield Oscar(url, secret=secret)
    finally:
        shop.terminate()
        shop.wait(30)


def answers(url: str, shop: "subprocess.Popen[bytes]", log: Path) -> bool:
    """Whether it does; a shop that ended by itself fails with its last words."""
    assert shop.poll() is None, log.read_text()[-3000:]
    try:
        return httpx.get(f"{url}/api/countries/", timeout=30).status_code == 200
    except httpx.TransportError:
        return False
