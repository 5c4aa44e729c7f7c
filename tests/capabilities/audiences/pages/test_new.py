"""An ad audience is looked at first and made then."""

from regulars.capabilities.audiences.models import AdAudience

FORM = {
    "name": "Skaters",
    "expression": "orders >= 1",
    "holdout_bp": "10",
    "meta": "on",
    "campaigns": "",
    "budget": "",
}


def test_how_many_people_it_is_stands_there_before_anything_is_made(advertising, client):
    advertising.allows("ann", "bo")
    advertising.store.sells("cy")
    page = client.post("/ad-audiences/new/", {**FORM, "do": "look"}).content.decode()
    assert "3 people are meant. Allow advertising: 2. Known by an address or a number: 2." in page
    assert "That is few" in page
    assert not AdAudience.objects.exists()


def test_it_is_made(advertising, client):
    answer = client.post(
        "/ad-audiences/new/", {**FORM, "do": "make", "campaigns": "Spring\n Spring \nSale", "budget": "99.50"}
    )
    made = AdAudience.objects.get()
    assert answer.url == f"/ad-audiences/{made.pk}/"
    assert (made.holdout_bp, made.campaigns, made.budget_business) == (1000, ["Spring", "Sale"], 99_50)


def test_what_is_wrong_is_said_where_it_stands(advertising, client):
    advertising.means(name="Skaters")

    def refused(**changes: str) -> str:
        page = client.post("/ad-audiences/new/", {**FORM, "do": "make", **changes}).content.decode()
        assert AdAudience.objects.count() == 1
        return page

    assert "There is one of this name already" in refused()
    assert "There is no" in refused(name="Others", expression="ordres > 1") or "ordres" in refused(
        name="Others", expression="ordres > 1"
    )
    assert "Name the campaigns whose costs count" in refused(name="Others", budget="5")
    assert "Choose at least one network" in refused(name="Others", meta="")


def test_networks_that_are_not_connected_are_named(advertising, client):
    page = client.get("/ad-audiences/new/").content.decode()
    assert "Not connected yet: Google" in page
