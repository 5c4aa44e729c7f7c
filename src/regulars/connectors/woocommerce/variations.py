"""What are the variations of a WooCommerce product? They are what is sold; its list doesn't tell them."""

from dataclasses import replace

import msgspec

from regulars.commerce.facts import ProductFact
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Dialogue, Page
from regulars.connectors.woocommerce.calls import call
from regulars.connectors.woocommerce.lists import readable
from regulars.connectors.woocommerce.products import PUBLIC, VARIATION, of_product
from regulars.connectors.woocommerce.shapes import PROBLEMS, Image, Product

A_PAGE, MOST_PAGES = 100, 100
VARIABLE = "variable"


class Variation(Product, frozen=True):
    """A variation as its product's own list tells it: with one image, and without what they share."""

    image: Image | None = None


def with_variations(page: Page, things: list[msgspec.Raw], *, access: Access) -> Dialogue[Page]:
    """A page of products with the variations of those that have any."""
    for parent in readable(things, Product):
        if parent.type != VARIABLE:
            continue
        for number in range(1, MOST_PAGES + 1):
            query = f"per_page={A_PAGE}&page={number}&orderby=id&order=asc"
            body = yield from call(access, f"products/{parent.id}/variations?{query}")
            try:
                found = decoded(body, list[Variation])
            except PROBLEMS as problem:
                page = replace(page, problems=(*page.problems, f"{parent.id}: {problem}"))
                break
            facts = tuple(fact_of(each, of=parent, currency=access.currency) for each in found)
            page = replace(page, facts=(*page.facts, *facts))
            if len(found) < A_PAGE:
                break
    return page


def fact_of(variation: Variation, *, of: Product, currency: str) -> ProductFact:
    """The variation with what it shares with its product."""
    own = (variation.image,) if variation.image and variation.image.src else of.images
    whole = msgspec.structs.replace(
        variation,
        type=VARIATION,
        parent_id=of.id,
        name=of.name,
        status=variation.status if of.status == PUBLIC else of.status,
        categories=of.categories,
        brands=of.brands,
        images=own,
    )
    return of_product(whole, currency=currency)
