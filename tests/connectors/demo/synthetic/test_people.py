"""Who the made-up customers are."""

from regulars.connectors.demo.synthetic.people import people

MEN = {
    "lv": {"Jānis", "Andris", "Mārtiņš", "Edgars"},
    "bg": {"Николай", "Георги"},
    "ru": {"Алексей", "Дмитрий"},
}
ENDS_WOMEN = {"lv": ("a", "e"), "bg": ("а",), "ru": ("а",)}


def test_a_family_name_goes_with_its_given_name():
    made = [person for person in people(2_000, seed=7) if person.language in MEN]
    assert len({person.name for person in made}) > 200
    for person in made:
        is_man = person.given_name in MEN[person.language]
        assert person.name.endswith(ENDS_WOMEN[person.language]) is not is_man, person.name


def test_the_same_seed_makes_the_same_people():
    assert people(50, seed=7) == people(50, seed=7)
