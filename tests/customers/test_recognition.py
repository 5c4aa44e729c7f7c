"""Who is meant by these identifiers?"""

from hypothesis import given
from hypothesis import strategies as st

from regulars.customers.recognition import Join, Known, recognise

SHOP, ANN, BO = ("shop", 1, "7"), ("email", 0, "ann@example.com"), ("email", 0, "bo@example.com")
PHONE, PHONE_2, DEVICE = ("phone", 0, "+37120000000"), ("phone", 0, "+37120000001"), ("device", 1, "d")


def known(**owners: list) -> Known:
    state = Known()
    for owner, keys in owners.items():
        for key in keys:
            state.give(key, to=int(owner.lstrip("c")))
    return state


def test_somebody_new_is_invented_once():
    found = recognise([[ANN], [ANN, PHONE], [PHONE]], known=Known())
    assert found.customers == [-1, -1, -1]
    assert found.created == [-1]


def test_nobody_is_named_by_nothing():
    assert recognise([[]], known=Known()).customers == [None]


def test_the_shops_own_id_comes_before_the_address():
    found = recognise([[SHOP, ANN]], known=known(c5=[SHOP], c9=[ANN]))
    assert found.customers == [5]
    assert found.joins == [Join(loser=9, winner=5, by="email")]


def test_a_family_telephone_joins_nobody():
    found = recognise([[BO, PHONE]], known=known(c5=[ANN, PHONE]))
    assert found.customers == [-1]
    assert found.joins == []


def test_a_telephone_alone_is_its_owners():
    assert recognise([[PHONE]], known=known(c5=[ANN, PHONE])).customers == [5]


def test_somebody_known_by_telephone_only_gets_an_address():
    found = recognise([[ANN, PHONE]], known=known(c5=[PHONE]))
    assert found.customers == [5]
    assert found.attached == [(ANN, 5)]


def test_an_anonymous_device_joins_the_person_who_signs_in():
    found = recognise([[ANN, DEVICE]], known=known(c5=[ANN], c9=[DEVICE]))
    assert found.customers == [5]
    assert found.joins == [Join(loser=9, winner=5, by="device")]


def test_two_people_at_one_browser_stay_two():
    found = recognise([[BO, DEVICE]], known=known(c5=[ANN, DEVICE]))
    assert found.customers == [-1]
    assert found.joins == []


def test_a_second_address_at_the_same_shop_id_is_the_same_person():
    found = recognise([[SHOP, BO]], known=known(c5=[SHOP, ANN]))
    assert found.customers == [5]
    assert found.attached == [(BO, 5)]


keys = st.sampled_from([SHOP, ("shop", 1, "8"), ANN, BO, PHONE, PHONE_2, DEVICE, ("device", 1, "e")])


@given(st.lists(st.lists(keys, min_size=1, unique=True, max_size=4), max_size=8))
def test_telling_it_again_invents_nobody(named):
    order = ("shop", "email", "phone", "device")
    named = [sorted(one, key=lambda k: order.index(k[0])) for one in named]
    state = Known()
    recognise(named, known=state)
    again = recognise(named, known=state)
    assert again.created == []
    assert again.attached == []
