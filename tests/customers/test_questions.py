from regulars.customers.questions import Asking, Choice

SKIN = Asking(
    slug="skin",
    kind="one",
    asks={"en": "How is your skin?", "lv": "Kāda ir jūsu āda?"},
    answers=(Choice("dry", {"en": "Dry"}), Choice("oily", {"en": "Oily", "lv": "Taukaina"})),
)
CARE = Asking(slug="care", kind="several", asks={"en": "What for?"}, answers=SKIN.answers)
HEAT = Asking(slug="heat", kind="scale", asks={"en": "How hot?"})


def test_only_what_was_offered_is_an_answer():
    assert SKIN.taken(["rough", "oily"]) == ("oily",)
    assert SKIN.taken(["oily", "dry"]) == ("dry",)
    assert CARE.taken(["oily", "rough", "dry"]) == ("dry", "oily")
    assert (HEAT.taken(["4"]), HEAT.taken(["6"])) == (("4",), ())


def test_it_is_asked_in_the_readers_language_else_in_another():
    assert SKIN.in_words(["ru", "lv"]) == "Kāda ir jūsu āda?"
    assert SKIN.in_words(["ru"]) == "How is your skin?"
    assert SKIN.labels(["lv"]) == {"dry": "Dry", "oily": "Taukaina"}
    assert HEAT.labels(["lv"])["5"] == "5"
