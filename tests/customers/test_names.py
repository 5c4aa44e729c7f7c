"""In which order do names stand?"""

import pytest

from regulars.customers.names import sort_key


@pytest.mark.parametrize(
    "names",
    [
        ["Anna", "Āna", "Anita", "Bērziņa", "Berzins", "Ćiro"],
        ["Елена", "Елисавета", "Ёлка", "Йордан", "Калина"],
    ],
)
def test_letters_with_marks_stand_beside_their_own(names):
    bases = [sort_key(name).partition("\t")[0] for name in sorted(names, key=sort_key)]
    assert bases == sorted(bases)
    assert not any("ā" in base or "ё" in base for base in bases)


def test_names_are_told_apart_when_their_letters_are_the_same():
    assert sort_key("Anna") != sort_key("Ānna")
    assert sort_key(" ANNA ") == sort_key("anna")
