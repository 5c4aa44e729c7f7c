"""A Vendure that runs, with its buyers at the shop API and its people at the Admin API."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.live.node import installed, running
from tests.live.speaking import free_port, said

ERROR = "... on ErrorResult { message }"
PERMISSIONS = (
    "ReadOrder ReadCustomer ReadCatalog ReadPromotion CreatePromotion UpdateOrder UpdateCustomer "
    "ReadCustomerGroup CreateCustomerGroup UpdateCustomerGroup DeleteCustomerGroup"
)


class Api:
    """One of its two APIs; the session is kept."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session: dict[str, str] = {}

    def __call__(self, asked: str, **values: Any) -> Any:
        """The data of an answer; an error of it fails."""
        body, headers = said(self.url, {"query": asked, "variables": values}, headers=self.session)
        if token := headers.get("vendure-auth-token"):
            self.session = {"Authorization": f"Bearer {token}"}
        assert "errors" not in body, body["errors"]
        refusals = [part for part in body["data"].values() if isinstance(part, dict) and "message" in part]
        assert not refusals, refusals
        return body["data"]


class Vendure:
    """The shop, with three variants: SKU-0 is a tea pot, MUG-R and MUG-B are mugs."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.admin = Api(f"{url}/admin-api")
        self.admin('mutation { login(username: "owner", password: "owner") { __typename } }')
        found = self.admin("{ productVariants { items { id sku } } }")["productVariants"]["items"]
        self.variants: Mapping[str, str] = {each["sku"]: each["id"] for each in found}

    def key(self) -> str:
        """An API key with the role that the steps name."""
        role = self.admin(
            "mutation($can: [Permission!]!) {"
            '  createRole(input: { code: "regulars", description: "Regulars", permissions: $can }) { id }'
            "}",
            can=PERMISSIONS.split(),
        )["createRole"]["id"]
        made = self.admin(
            "mutation($roles: [ID!]!) { createApiKey(input: {"
            '  roleIds: $roles, translations: [{ languageCode: en, name: "Regulars" }]'
            "}) { apiKey } }",
            roles=[role],
        )
        return str(made["createApiKey"]["apiKey"])

    def fills(self, email: str, goods: Mapping[str, int]) -> tuple[Api, str]:
        """A buyer with a basket, and its id."""
        buyer = Api(f"{self.url}/shop-api")
        for sku, quantity in goods.items():
            buyer(
                "mutation($id: ID!, $n: Int!) {"
                f"  addItemToOrder(productVariantId: $id, quantity: $n) {{ __typename {ERROR} }}"
                "}",
                id=self.variants[sku],
                n=quantity,
            )
        name = email.partition("@")[0].title()
        who = {"firstName": name, "lastName": "Example", "emailAddress": email}
        buyer(
            "mutation($who: CreateCustomerInput!) {"
            f"  setCustomerForOrder(input: $who) {{ __typename {ERROR} }} }}",
            who=who,
        )
        return buyer, str(buyer("{ activeOrder { id } }")["activeOrder"]["id"])

    def buys(self, email: str, goods: Mapping[str, int], *, coupon: str = "") -> dict[str, Any]:
        """An order, paid at once: its id, number and total in cents."""
        buyer, _id = self.fills(email, goods)
        if coupon:
            buyer(
                f"mutation($code: String!) {{ applyCouponCode(couponCode: $code) {{ __typename {ERROR} }} }}",
                code=coupon,
            )
        buyer(
            'mutation { setOrderShippingAddress(input: { streetLine1: "Brīvības 1", city: "Rīga",'
            f'  postalCode: "LV-1010", countryCode: "LV" }}) {{ __typename {ERROR} }} }}'
        )
        method = buyer("{ eligibleShippingMethods { id } }")["eligibleShippingMethods"][0]["id"]
        buyer(
            "mutation($id: [ID!]!) {"
            f"  setOrderShippingMethod(shippingMethodId: $id) {{ __typename {ERROR} }} }}",
            id=[method],
        )
        buyer(
            'mutation { transitionOrderToState(state: "ArrangingPayment") {'
            "  __typename ... on OrderStateTransitionError { message } } }"
        )
        placed = buyer(
            'mutation { addPaymentToOrder(input: { method: "at-once", metadata: {} }) {'
            f"  __typename ... on Order {{ id code totalWithTax }} {ERROR} }} }}"
        )["addPaymentToOrder"]
        return {"id": placed["id"], "number": placed["code"], "total": placed["totalWithTax"]}

    def gives_back(self, order: Mapping[str, Any], *, sku: str, amount: int) -> None:
        """One piece of an order comes back."""
        found = self.admin(
            "query($id: ID!) { order(id: $id) { lines { id productVariant { sku } } payments { id } } }",
            id=order["id"],
        )["order"]
        line = next(each["id"] for each in found["lines"] if each["productVariant"]["sku"] == sku)
        self.admin(
            f"mutation($what: RefundOrderInput!) {{ refundOrder(input: $what) {{ __typename {ERROR} }} }}",
            what={
                "lines": [{"orderLineId": line, "quantity": 1}],
                "paymentId": found["payments"][0]["id"],
                "amount": amount,
                "shipping": 0,
                "adjustment": 0,
                "reason": "chipped",
            },
        )

    def sends(self, order: Mapping[str, Any], *, tracking: str) -> None:
        """All of an order goes out in one parcel."""
        lines = self.admin("query($id: ID!) { order(id: $id) { lines { id quantity } } }", id=order["id"])[
            "order"
        ]["lines"]
        arguments = [{"name": "method", "value": "Omniva"}, {"name": "trackingCode", "value": tracking}]
        parcel = self.admin(
            "mutation($what: FulfillOrderInput!) { addFulfillmentToOrder(input: $what) {"
            f"  __typename ... on Fulfillment {{ id }} {ERROR} }} }}",
            what={
                "lines": [{"orderLineId": each["id"], "quantity": each["quantity"]} for each in lines],
                "handler": {"code": "manual-fulfillment", "arguments": arguments},
            },
        )["addFulfillmentToOrder"]["id"]
        self.admin(
            'mutation($id: ID!) { transitionFulfillmentToState(id: $id, state: "Shipped") {'
            "  __typename ... on FulfillmentStateTransitionError { message } } }",
            id=parcel,
        )

    def calls_off(self, order: Mapping[str, Any]) -> None:
        """The shop calls an order off as a whole."""
        self.admin(
            f"mutation($what: CancelOrderInput!) {{ cancelOrder(input: $what) {{ __typename {ERROR} }} }}",
            what={"orderId": order["id"], "reason": "sold out"},
        )

    def knows(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """What it knows of an order's notes, and of its buyer's groups and notes."""
        found = self.admin(
            "query($id: ID!) { order(id: $id) {"
            '  history(options: { filter: { type: { eq: "ORDER_NOTE" } } }) { items { data } }'
            "  customer { groups { name }"
            '    history(options: { filter: { type: { eq: "CUSTOMER_NOTE" } } }) { items { data } } } } }',
            id=order["id"],
        )["order"]
        buyer = found["customer"]
        return {
            "order_notes": [each["data"]["note"] for each in found["history"]["items"]],
            "groups": sorted(each["name"] for each in buyer["groups"]),
            "notes": [each["data"]["note"] for each in buyer["history"]["items"]],
        }


@contextmanager
def vendure(folder: Path) -> Iterator[Vendure]:
    """The shop, until the block ends."""
    place, port = installed("vendure"), free_port()
    url = f"http://127.0.0.1:{port}"
    with running(
        ["shop.js", str(port)],
        folder=place,
        environment={},
        log=folder / "vendure.log",
        ready="ready\n",
    ):
        yield Vendure(url)
