"""What do PrestaShop's products and carts look like, as far as we ask for them?"""

from decimal import Decimal

import msgspec

from regulars.connectors.prestashop.shapes import Linked, Words


class Priced(msgspec.Struct, frozen=True, kw_only=True):
    """Prices that were asked for. now: with tax and reductions; before: without these; net: without both."""

    now: Decimal | None = None
    before: Decimal | None = None
    net: Decimal | None = None


class ProductLinks(msgspec.Struct, frozen=True):
    categories: tuple[Linked, ...] = ()
    images: tuple[Linked, ...] = ()


class Product(Priced, frozen=True, kw_only=True):
    """state: 0 while somebody only begins to write it. Prices: of its usual variant where it has any."""

    id: str
    date_upd: str
    name: Words = ""
    reference: str = ""
    ean13: str = ""
    manufacturer_name: str = ""
    wholesale_price: Decimal = Decimal(0)
    active: str = "1"
    available_for_order: str = "1"
    state: str = "1"
    id_category_default: str = "0"
    id_default_image: str = ""
    associations: ProductLinks = ProductLinks()


class CombinationLinks(msgspec.Struct, frozen=True):
    product_option_values: tuple[Linked, ...] = ()
    images: tuple[Linked, ...] = ()


class Combination(Priced, frozen=True, kw_only=True):
    """A variant."""

    id: str
    id_product: str
    reference: str = ""
    ean13: str = ""
    wholesale_price: Decimal = Decimal(0)
    associations: CombinationLinks = CombinationLinks()


class Stock(msgspec.Struct, frozen=True):
    """Pieces of a product, or of its variant.

    out_of_stock: 1 where it may be ordered without any left, 0 where it may not, 2 as it is in general.
    """

    id_product: str
    id_product_attribute: str = "0"
    quantity: int = 0
    out_of_stock: str = "2"


class Named(msgspec.Struct, frozen=True):
    """A category, or a word about a product. id_attribute_group: of which kind; id_parent: below which."""

    id: str
    name: Words = ""
    id_parent: str = "0"
    id_attribute_group: str = "0"


class CartRow(msgspec.Struct, frozen=True):
    """What lies in a cart. id_product_attribute: 0 where the product has no variants."""

    id_product: str
    quantity: Decimal
    id_product_attribute: str = "0"


class CartRows(msgspec.Struct, frozen=True):
    cart_rows: tuple[CartRow, ...] = ()


class Cart(msgspec.Struct, frozen=True):
    """A cart, also of those that became orders long ago. It tells no prices."""

    id: str
    id_customer: str
    date_add: str
    date_upd: str
    id_lang: str = "0"
    associations: CartRows = CartRows()
