"""Is what a file says of products taken from the right lines?"""

from regulars.commerce.facts import ProductFact


def products(found) -> dict[str, ProductFact]:
    return {fact.sku: fact for fact in found.facts if isinstance(fact, ProductFact)}


def test_the_latest_price_that_was_paid_is_the_products(told):
    found = products(
        told(
            "Order,Date,SKU,Product,Price,Unit cost\n"
            "1,2026-01-07,a,Tea,0,\n2,2026-01-06,a,Tea,6,2\n3,2026-01-05,a,Tea,5,1\n"
        )
    )
    assert (found["a"].price_minor, found["a"].cost_minor, found["a"].name) == (600, 200, "Tea")


def test_where_only_amounts_are_told_the_price_is_reckoned(told):
    assert products(told("Order,Date,SKU,Quantity,Line total\n1,2026-01-05,a,3,9\n"))["a"].price_minor == 300


def test_a_list_of_products_brings_cost_category_and_stock(told):
    found = told(
        "SKU,Product name,Price,Unit cost,Category,Stock\na,Tea,5,2,Drinks,7\n,,1,1,x,1\n", name="goods.csv"
    )
    tea = products(found)["a"]
    assert (tea.price_minor, tea.cost_minor, tea.category, tea.stock) == (500, 200, "Drinks", 7)
    assert found.problems == [(3, "SKU", "", "no_product")]


def test_the_last_row_of_a_code_counts(told):
    found = told("SKU,Price\na,5\na,6\n", name="goods.csv")
    assert products(found)["a"].price_minor == 600
    assert found.plan.accounts == {"rows": 2, "products": 1, "rows_told_again": 1, "rows_held_back": 0}
