"""Is text read in the encoding it was written in, and a wrong one refused with its place?"""

import pytest

from regulars.connectors.files.encodings import decoded
from regulars.connectors.files.errors import NotThatEncoding, TwoEncodings, UnknownEncoding

LATVIAN = "Pasūtījums;Šarlote Ķēniņa;Rožu krēms;Glāžšķūņu rūķīši\n"
RUSSIAN = "Номер заказа;Мыло;Анна Иванова\n"
RUSSIAN_ROWS = "Номер заказа;Дата заказа;Товар;Цена\nР1;13.05.2026;Крем;1 299,00\nР2;14.05.2026;Мыло;99,00\n"
BULGARIAN = "Номер на поръчка;Сапун;Държава\n"
GERMAN = "Bestellung;Müller;Käse für 5 €;Straße\n"
FRENCH = "Commande;Crème brûlée;Élodie;à côté\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (LATVIAN, "cp1257"),
        (RUSSIAN, "cp1251"),
        (BULGARIAN, "cp1251"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (LATVIAN, "utf-8"),
        (RUSSIAN, "utf-8-sig"),
        (LATVIAN, "utf-16"),
        ("Order,Ann\n" * 30, "utf-16-le"),
        (RUSSIAN_ROWS, "utf-16-le"),
        (RUSSIAN_ROWS, "utf-16-be"),
        ("Order,Ann\n", "utf-8"),
    ],
)
def test_the_encoding_is_found(text, encoding):
    found = decoded(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)


def test_a_wrong_choice_is_refused_with_its_line():
    with pytest.raises(NotThatEncoding) as refused:
        decoded(("Order\n" + RUSSIAN).encode("cp1251"), encoding="utf-8")
    assert refused.value.facts == {"encoding": "utf-8", "line": 2}
    assert "Line 2" in str(refused.value)


def test_two_files_glued_together_are_refused_with_the_line_of_the_seam():
    with pytest.raises(TwoEncodings) as refused:
        decoded((LATVIAN * 5).encode() + "Müller\n".encode("cp1252"))
    assert refused.value.facts == {"line": 6}


def test_bytes_of_no_encoding_are_refused():
    with pytest.raises(UnknownEncoding) as refused:
        decoded(b"a;b\n1;\x81\x20\x90 \x98 \x81 \xff\x83\x88\n")
    assert refused.value.facts == {"line": 2}
