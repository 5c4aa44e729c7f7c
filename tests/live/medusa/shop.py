"""A Medusa that runs, with its buyers at the store API and its people at the Admin API."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

from regulars.connectors.medusa.subscriber import FILE
from regulars.host.postgres import Server
from tests.live.node import installed, run, running
from tests.live.speaking import free_port, said

OWNER = {"email": "owner@example.com", "password": "owner"}
MEDUSA = "node_modules/@medusajs/cli/cli.js"
COMPILE = """
const { transpileModule, ModuleKind, ScriptTarget } = require("typescript");
const { readFileSync, writeFileSync } = require("node:fs");
const [from, to] = process.argv.slice(1);
const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
writeFileSync(to, transpileModule(readFileSync(from, "utf8"), { compilerOptions }).outputText);
"""
RIGA = {
    "first_name": "Dita",
    "last_name": "Example",
    "address_1": "Brīvības 1",
    "city": "Rīga",
    "postal_code": "LV-1010",
    "country_code": "lv",
}


class Medusa:
    """The shop, which sells in euros; taxes of a fifth come on top. Its keys and goods are made at once."""

    def __init__(self, url: str) -> None:
        self.url = url
        token = said(f"{url}/auth/user/emailpass", OWNER)[0]["token"]
        self.owner = {"Authorization": f"Bearer {token}"}
        self.secret_key = self.admin("api-keys", title="Regulars", type="secret")["api_key"]["token"]
        channel = self.admin("sales-channels", name="Web")["sales_channel"]["id"]
        public = self.admin("api-keys", title="Storefront", type="publishable")["api_key"]
        self.admin(f"api-keys/{public['id']}/sales-channels", add=[channel])
        self.buyer = {"x-publishable-api-key": public["token"]}
        self.region = self.sells_in_europe()
        self.place = self.stocks(channel)
        profile = self.admin("shipping-profiles", name="Parcels", type="default")["shipping_profile"]["id"]
        self.option = self.sends_parcels(profile)
        self.variants = self.offers(channel, profile)

    def admin(self, path: str, **told: Any) -> Any:
        return said(f"{self.url}/admin/{path}", told, headers=self.owner)[0]

    def asked(self, path: str) -> Any:
        return said(f"{self.url}/admin/{path}", method="GET", headers=self.owner)[0]

    def store(self, path: str, **told: Any) -> Any:
        return said(f"{self.url}/store/{path}", told, headers=self.buyer)[0]

    def sells_in_europe(self) -> str:
        """A region with its taxes."""
        vat = {"name": "VAT", "code": "vat", "rate": 20}
        self.admin("tax-regions", country_code="lv", provider_id="tp_system", default_tax_rate=vat)
        made = self.admin(
            "regions",
            name="Europe",
            currency_code="eur",
            countries=["lv"],
            payment_providers=["pp_system_default"],
        )
        return str(made["region"]["id"])

    def stocks(self, channel: str) -> str:
        """A place that goods are sent from."""
        address = {"address_1": "Brīvības 2", "country_code": "lv"}
        place = self.admin("stock-locations", name="Store", address=address)["stock_location"]["id"]
        self.admin(f"stock-locations/{place}/sales-channels", add=[channel])
        self.admin(f"stock-locations/{place}/fulfillment-providers", add=["manual_manual"])
        return str(place)

    def sends_parcels(self, profile: str) -> str:
        """A way of sending, for five euros."""
        path = f"stock-locations/{self.place}/fulfillment-sets?fields=*fulfillment_sets"
        made = self.admin(path, name="Sending", type="shipping")["stock_location"]
        zones = f"fulfillment-sets/{made['fulfillment_sets'][0]['id']}/service-zones"
        latvia = [{"type": "country", "country_code": "lv"}]
        zone = self.admin(zones, name="Latvia", geo_zones=latvia)["fulfillment_set"]["service_zones"][0]["id"]
        option = self.admin(
            "shipping-options",
            name="Parcel",
            service_zone_id=zone,
            shipping_profile_id=profile,
            provider_id="manual_manual",
            price_type="flat",
            type={"label": "Parcel", "description": "By parcel", "code": "parcel"},
            prices=[{"currency_code": "eur", "amount": 5}],
            rules=[],
        )
        return str(option["shipping_option"]["id"])

    def offers(self, channel: str, profile: str) -> Mapping[str, str]:
        """Its variants by SKU: SKU-0 is a tea pot, MUG-R and MUG-B are mugs."""
        pot = [variant("SKU-0", "Default", {"Kind": "Default"}, 24.99)]
        mugs = [
            variant(f"MUG-{colour[0]}", colour, {"Colour": colour}, price)
            for colour, price in (("Red", 8.99), ("Blue", 9.99))
        ]
        made = [
            self.admin(
                "products",
                title=title,
                status="published",
                shipping_profile_id=profile,
                options=[option],
                variants=variants,
                sales_channels=[{"id": channel}],
            )["product"]
            for title, option, variants in (
                ("Tea Pot", {"title": "Kind", "values": ["Default"]}, pot),
                ("Mug", {"title": "Colour", "values": ["Red", "Blue"]}, mugs),
            )
        ]
        for each in self.asked("inventory-items?fields=id")["inventory_items"]:
            levels = f"inventory-items/{each['id']}/location-levels"
            self.admin(levels, location_id=self.place, stocked_quantity=100)
        return {each["sku"]: each["id"] for product in made for each in product["variants"]}

    def buys(self, email: str, goods: Mapping[str, int], *, coupon: str = "") -> dict[str, Any]:
        """An order whose money came in: its id, number and total in euros."""
        made = self.store("carts", region_id=self.region, email=email, shipping_address=RIGA)
        cart = made["cart"]["id"]
        for sku, quantity in goods.items():
            self.store(f"carts/{cart}/line-items", variant_id=self.variants[sku], quantity=quantity)
        if coupon:
            self.store(f"carts/{cart}/promotions", promo_codes=[coupon])
        self.store(f"carts/{cart}/shipping-methods", option_id=self.option)
        collection = self.store("payment-collections", cart_id=cart)["payment_collection"]["id"]
        self.store(f"payment-collections/{collection}/payment-sessions", provider_id="pp_system_default")
        order = self.store(f"carts/{cart}/complete")["order"]
        self.admin(f"payments/{self.payment_of(order['id'])}/capture")
        return {"id": order["id"], "number": str(order["display_id"]), "total": order["total"]}

    def payment_of(self, order: str) -> str:
        """The payment of an order."""
        found = self.asked(f"orders/{order}?fields=*payment_collections.payments")["order"]
        return str(found["payment_collections"][0]["payments"][0]["id"])

    def gives_back(self, order: Mapping[str, Any], *, amount: float) -> None:
        self.admin(f"payments/{self.payment_of(order['id'])}/refund", amount=amount)

    def sends(self, order: Mapping[str, Any], *, tracking: str) -> None:
        """All of an order goes out in one parcel."""
        items = [
            {"id": each["id"], "quantity": each["quantity"]}
            for each in self.asked(f"orders/{order['id']}")["order"]["items"]
        ]
        path = f"orders/{order['id']}/fulfillments"
        made = self.admin(f"{path}?fields=*fulfillments", items=items, location_id=self.place)
        url = f"https://parcels.example.com/{tracking}"
        label = {"tracking_number": tracking, "tracking_url": url, "label_url": url}
        parcel = made["order"]["fulfillments"][0]["id"]
        self.admin(f"{path}/{parcel}/shipments", items=items, labels=[label])

    def calls_off(self, order: Mapping[str, Any]) -> None:
        self.admin(f"orders/{order['id']}/cancel")

    def knows(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """What it knows of an order, and of its buyer."""
        found = self.asked(f"orders/{order['id']}?fields=metadata,customer_id")["order"]
        path = f"customers/{found['customer_id']}?fields=metadata,groups.name"
        buyer = self.asked(path)["customer"]
        return {
            "order": found["metadata"],
            "groups": sorted(each["name"] for each in buyer["groups"]),
            "buyer": buyer["metadata"],
        }


def variant(sku: str, title: str, options: Mapping[str, str], price: float) -> dict[str, Any]:
    prices = [{"currency_code": "eur", "amount": price}]
    return {"sku": sku, "title": title, "options": options, "manage_inventory": True, "prices": prices}


@contextmanager
def medusa(folder: Path, *, server: Server, door: str, secret: str) -> Iterator[Medusa]:
    """The shop with our subscriber, until the block ends. door: where that tells what happens."""
    place, port = installed("medusa"), free_port()
    environment = {
        "DATABASE_URL": database_at(server),
        "MEDUSA_DISABLE_TELEMETRY": "true",
        "REGULARS_ADDRESS": door,
        "REGULARS_SECRET": secret,
    }
    (place / "src" / "subscribers").mkdir(parents=True, exist_ok=True)
    run(["-e", COMPILE, str(FILE), "src/subscribers/regulars.js"], folder=place, environment={})
    run([MEDUSA, "db:migrate", "--skip-scripts"], folder=place, environment=environment)
    user = [MEDUSA, "user", "--email", OWNER["email"], "--password", OWNER["password"]]
    run(user, folder=place, environment=environment)
    with running(
        [MEDUSA, "start", "--host", "127.0.0.1", "--port", str(port)],
        folder=place,
        environment=environment,
        log=folder / "medusa.log",
        ready="Server is ready on port",
    ):
        yield Medusa(f"http://127.0.0.1:{port}")


def database_at(server: Server) -> str:
    """An empty database of the tests' own server, by its port: Medusa's client knows no sockets."""
    with psycopg.connect(server.superuser_url, autocommit=True) as superuser:
        superuser.execute("DROP DATABASE IF EXISTS medusa")
        superuser.execute("CREATE DATABASE medusa")
        port, role, password = superuser.info.port, superuser.info.user, superuser.info.password
    return f"postgresql://{role}:{quote(password, safe='')}@127.0.0.1:{port}/medusa"
