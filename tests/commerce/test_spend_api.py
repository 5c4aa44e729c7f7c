"""What advertising cost, as programs tell it, and what a new customer cost."""

import msgspec
import pytest
from django.test import Client

from regulars import clock
from regulars.business.models import Shop
from regulars.commerce.facts import Touch
from regulars.commerce.sources.models import AdSpend
from regulars.web import keys
from regulars.web.keys import Scope
from tests.api.conftest import ask, store

__all__ = ["ask", "store"]


@pytest.fixture
def tell(store):
    secret = keys.create("ads", scope=Scope.WRITE, at=clock.wall()).secret

    def told(body, *, query=""):
        return Client().post(
            f"/api/v1/ad-spend{query}",
            body,
            content_type="application/json",
            headers={"Authorization": f"Bearer {secret}"},
        )

    return told


def spent(on, spend, *, campaign="Spring", **more):
    return {"day": str(on), "campaign": campaign, "spend": spend, "currency": "EUR", **more}


def came(store, name, *, ago, by):
    """Somebody orders, having come this way."""
    store.tell(msgspec.structs.replace(store.order(name, ago=ago), touches=by))


def test_told_twice_it_is_known_and_told_anew_it_changes(store, tell):
    on = store.at.date()
    body = {"source": "Facebook", "days": [spent(on, "12.50", clicks=40), spent(on, 3, campaign="Sale")]}
    body["as_of"] = store.at.isoformat()
    assert tell(body).json() == {"new": 2, "changed": 0, "known": 0}
    assert tell(body).json() == {"new": 0, "changed": 0, "known": 2}
    newer = {**body, "as_of": clock.now().isoformat(), "days": [spent(on, "13.00")]}
    assert tell(newer).json() == {"new": 0, "changed": 1, "known": 0}
    assert set(AdSpend.objects.values_list("source", "spend_minor", "clicks")) == {
        ("meta", 1300, 40),
        ("meta", 300, None),
    }


@pytest.mark.parametrize(
    "wrong",
    [{"spend": -1}, {"currency": "euro"}, {"day": "yesterday"}, {"spend": "NaN"}, {"campaign": "a\0b"}],
)
def test_what_cannot_be_is_refused_and_nothing_of_the_call_is_kept(store, tell, wrong):
    good = spent(store.at.date(), 1)
    answer = tell({"source": "meta", "days": [good, {**good, **wrong}]})
    assert answer.status_code == 422
    assert not AdSpend.objects.exists()


def test_of_two_shops_one_has_to_be_named(store, tell):
    other = Shop.objects.create(name="Soaps", currency="EUR", time_zone="Europe/Riga")
    body = {"source": "meta", "days": [spent(store.at.date(), 1)]}
    assert tell(body).status_code == 422
    assert tell(body, query=f"?shop={other.id}").status_code == 200
    assert AdSpend.objects.get().shop_id == other.id


def test_a_new_customer_costs_what_advertising_cost_by_those_it_brought(store, tell, ask):
    Shop.objects.update(history_complete=True)
    ad = Touch(source="meta", medium="paid_social", click="meta")
    came(store, "ann", ago=3, by=(ad,))
    came(store, "bo", ago=3, by=(ad, Touch(source="google", medium="cpc")))
    came(store, "cy", ago=3, by=(Touch(source="meta", medium="social"),))
    came(store, "dita", ago=400, by=(Touch(source="direct"),))
    came(store, "dita", ago=3, by=(ad,))
    on = store.at.date()
    tell({"source": "ig", "days": [spent(on, "20.01")]})
    tell({"source": "google", "days": [spent(on, "5")]})
    sources = ask(f"/acquisition?since=2000-01-01&until={on}").json()["sources"]
    found = {each["source"]: each for each in sources}
    # Ann and Bo came first by an advertisement, Cy by a friend's post: 20.01 / 2 = 10.005, to the cent 10.01.
    assert (found["meta"]["new_customers"], found["meta"]["advertised"]) == (3, 2)
    assert (found["meta"]["spend_business"], found["meta"]["cost_business"]) == (2001, 1001)
    # Bo's click on Google was his second touch, and Dita was won long ago by none.
    assert (found["google"]["new_customers"], found["google"]["cost_business"]) == (0, None)
    assert found["direct"]["new_customers"] == 1


def test_a_cost_without_a_rate_is_not_known(store, tell, ask):
    on = store.at.date()
    tell({"source": "meta", "days": [spent(on, 1), {**spent(on, 1, campaign="x"), "currency": "USD"}]})
    (found,) = ask(f"/acquisition?since={on}&until={on}").json()["sources"]
    assert (found["spend_business"], found["cost_business"]) == (None, None)
