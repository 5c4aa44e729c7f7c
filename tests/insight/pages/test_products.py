"""The lists of products and product categories."""

from tests.insight.pages.reader import text


def test_the_list_says_how_soon_and_by_how_many_it_is_bought_again(candle, client):
    page = text(client.get("/products/"))
    assert "Of 1 product it is known how soon it is bought again." in page
    # 30 of 60 came back, half of those who ever will within 30 days.
    assert "candle candle · Home 30 days" in page
    assert "€3,000" in page


def test_categories_have_a_list_of_their_own(candle, client):
    page = text(client.get("/products/categories/"))
    assert "Home 30 days" in page


def test_without_products_the_next_step_is_said(database, client):
    assert "No products yet" in text(client.get("/products/"))
    assert "No categories yet" in text(client.get("/products/categories/"))


def test_a_list_takes_few_questions(candle, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        assert client.get("/products/").status_code == 200
