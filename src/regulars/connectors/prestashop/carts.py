"""What is in a PrestaShop cart?"""

from regulars.commerce.facts import CartFact, LineFact, OrderFact, ProductFact
from regulars.connectors.prestashop.goods import Goods
from regulars.connectors.prestashop.people import buyer
from regulars.connectors.prestashop.settings import Shop
from regulars.connectors.prestashop.shapes import Customer, Order, moment
from regulars.connectors.prestashop.shelf import Cart, CartRow


def of_cart(cart: Cart, *, customer: Customer, goods: Goods, shop: Shop) -> CartFact | None:
    """An open cart at today's prices, since it tells none; None where nothing in it is still sold."""
    found = [
        (row, fact)
        for row in cart.associations.cart_rows
        if (fact := goods.get((row.id_product, row.id_product_attribute))) and row.quantity > 0
    ]
    if not found:
        return None
    return CartFact(
        external_id=cart.id,
        currency=found[0][1].currency,
        buyer=buyer(customer, number=cart.id_customer, language=shop.languages.get(cart.id_lang, "")),
        lines=tuple(line_fact(row, fact=fact) for row, fact in found),
        total_minor=sum(gross_of(row, fact=fact) for row, fact in found),
        started_at=moment(cart.date_add, zone=shop.zone),
        version=moment(cart.date_upd, zone=shop.zone),
    )


def line_fact(row: CartRow, *, fact: ProductFact) -> LineFact:
    gross = gross_of(row, fact=fact)
    net = gross * 10_000 // (10_000 + (fact.vat_bp or 0))
    return LineFact(
        key=f"{row.id_product}-{row.id_product_attribute}",
        sku=fact.sku,
        quantity=row.quantity,
        revenue_minor=net,
        name=fact.name,
        tax_minor=None if fact.vat_bp is None else gross - net,
    )


def gross_of(row: CartRow, *, fact: ProductFact) -> int:
    return int((fact.price_minor or 0) * row.quantity)


def of_bought(order: Order, *, fact: OrderFact) -> CartFact | None:
    """The cart that became an order; None where there was none."""
    if order.id_cart in {"", "0"}:
        return None
    return CartFact(
        external_id=order.id_cart,
        currency=fact.currency,
        buyer=fact.buyer,
        lines=tuple(line for line in fact.lines if line.kind == "product"),
        total_minor=fact.total_minor,
        started_at=fact.placed_at,
        version=fact.placed_at,
        completed_at=fact.placed_at,
    )
