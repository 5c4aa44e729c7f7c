"""Two are found to be one person, and one to be two."""

from regulars.insight.models import CustomerProfile
from regulars.web.models import StaffAction
from tests.console.pages.test_overview import text


def test_the_other_is_looked_for_and_what_will_happen_is_said(shop, client):
    page = text(client.get(f"/people/{shop.id_of('ann')}/join/?q=bo").content.decode())
    assert "Who is the same person as Ann Ozola?" in page
    assert (
        "The 3 orders of Bo Bērziņš (€60.00), consents and history count as Ann Ozola’s from now on." in page
    )


def test_nobody_is_found_twice_or_as_themselves(shop, client):
    page = client.get(f"/people/{shop.id_of('ann')}/join/?q=ann").content.decode()
    assert "Nobody else is known by that." in page


def test_merged_they_have_one_page_and_can_be_separated(shop, client):
    ann, bo = shop.id_of("ann"), shop.id_of("bo")
    client.post(f"/people/{ann}/join/{bo}/", follow=True)
    assert client.get(f"/people/{bo}/")["Location"] == f"/people/{ann}/"
    page = client.get(f"/people/{ann}/").content.decode()
    assert "bo@example.com" in page
    assert f"Person {bo} was found to be the same" in text(page)
    assert CustomerProfile.objects.get(pk=ann).orders == 7  # her 4 and his 3
    assert not CustomerProfile.objects.filter(pk=bo).exists()

    client.post(f"/people/{ann}/separate/{bo}/")
    assert client.get(f"/people/{bo}/").status_code == 200
    assert [CustomerProfile.objects.get(pk=pk).orders for pk in (ann, bo)] == [4, 3]
    assert list(StaffAction.objects.order_by("pk").values_list("action", flat=True)) == [
        "customers.merged",
        "customers.separated",
    ]


def test_the_line_that_says_so_offers_to_undo_it(shop, client):
    ann, bo = shop.id_of("ann"), shop.id_of("bo")
    page = client.post(f"/people/{ann}/join/{bo}/", follow=True).content.decode()
    assert f'action="/people/{ann}/separate/{bo}/"><input' in page.replace("\n", "")


def test_who_counts_as_another_is_not_merged_again(shop, client):
    ann, bo, cy = (shop.id_of(name) for name in ("ann", "bo", "cy"))
    client.post(f"/people/{ann}/join/{bo}/")
    assert client.post(f"/people/{cy}/join/{bo}/").status_code == 404
    assert client.post(f"/people/{ann}/join/{ann}/").status_code == 404
    assert client.get(f"/people/{bo}/join/").status_code == 404


def test_two_people_need_no_separating(shop, client):
    ann, bo = shop.id_of("ann"), shop.id_of("bo")
    page = client.post(f"/people/{ann}/separate/{bo}/", follow=True).content.decode()
    assert "They are two people already." in page


def test_an_analyst_merges_nobody(shop, analyst):
    assert analyst.post(f"/people/{shop.id_of('ann')}/join/{shop.id_of('bo')}/").status_code == 403
