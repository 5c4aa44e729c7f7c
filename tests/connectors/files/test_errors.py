"""Does every refusal say what it is in a sentence, with its facts filled in?"""

import pytest
from django.utils import translation

from regulars.connectors.files import errors


def test_a_refusal_reads_as_a_sentence():
    assert str(errors.OpenQuote(line=7)).startswith("The quotation mark opened in line 7 is never closed")


@pytest.mark.parametrize("kind", errors.FileRefused.__subclasses__())
def test_every_situation_has_words_of_its_own(kind):
    with translation.override("en"):
        assert str(kind.says) != str(errors.FileRefused.says)
        assert str(kind.says).endswith(".")
