"""Where does somebody get letters, and how is their address written in their country?"""

import pytest

from regulars.customers.postal import PostalAddress, is_of, kept, lines, read

ANN = PostalAddress(
    name="Anna Bērziņa", street="Brīvības iela 32–5", postcode="LV-1010", city="Rīga", country="LV"
)
BO = PostalAddress(name="Борис Иванов", street="ул. Шипка 6", postcode="1504", city="София", country="BG")


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (ANN, ["Anna Bērziņa", "Brīvības iela 32–5", "Rīga, LV-1010"]),
        (BO, ["Борис Иванов", "ул. Шипка 6", "1504 София", "BULGĀRIJA"]),
        (
            PostalAddress(
                name="Ольга Петрова", street="ул. Лесная 5", more="кв. 12", postcode="125047",
                city="Москва", country="RU",
            ),
            ["Ольга Петрова", "ул. Лесная 5", "кв. 12", "Москва", "125047", "KRIEVIJA"],
        ),
        (
            PostalAddress(
                name="Jo Ray", company="Ray & Co", street="1 Elm St", postcode="94103", city="San Francisco",
                region="CA", country="US",
            ),
            ["Jo Ray", "Ray & Co", "1 Elm St", "San Francisco, CA 94103", "AMERIKAS SAVIENOTĀS VALSTIS"],
        ),
        (
            PostalAddress(name="Eva", street="Pikk 1", city="Tallinn", country="EE"),
            ["Eva", "Pikk 1", "Tallinn", "IGAUNIJA"],
        ),
    ],
)  # fmt: skip
def test_an_address_is_written_as_its_country_does_and_abroad_with_its_name(address, written):
    assert lines(address, sent_from="LV", language="lv") == written


def test_what_is_kept_reads_back_the_same():
    assert read(kept(ANN)) == ANN


def test_line_breaks_and_endless_parts_make_no_further_lines():
    odd = PostalAddress(name="Ann\nBuyer\x00", street="x" * 5000, city="Rīga 🏰", country="LV")
    known = read(kept(odd))
    assert (known.name, len(known.street), known.city) == ("Ann Buyer", 100, "Rīga")
    assert len(kept(odd).encode()) < 2_700  # what an entry of PostgreSQL's index may have


def test_an_address_is_whole_when_a_letter_would_arrive():
    assert ANN.is_whole
    assert not PostalAddress(name="Ann", city="Rīga", country="LV").is_whole


def test_what_goes_to_somebody_else_is_a_present():
    assert is_of(ANN, "BĒRZIŅA Anna")
    assert not is_of(ANN, "Jānis Bērziņš")
