"""Is every figure and word explained, and the same everywhere?"""

from regulars.insight.categories import CATEGORIES
from regulars.insight.definitions import DEFINITIONS
from regulars.insight.lateness import RHYTHMS
from regulars.insight.stages import STAGES
from regulars.insight.terms import TERMS
from tools.definitions import PAGE, page


def test_the_document_says_what_the_code_says():
    assert PAGE.read_text() == page(), "run python tools/definitions.py"


def test_no_word_is_defined_twice():
    assert len({known.name for known in DEFINITIONS}) == len(DEFINITIONS)


def test_every_stage_and_kind_is_defined():
    coded = {known.code for known in DEFINITIONS}
    assert {*STAGES, *CATEGORIES, *RHYTHMS} - coded - {"", "early", "due"} == set()


def test_every_definition_explains_itself_on_tap():
    assert [term.name for term in TERMS] == [known.name for known in DEFINITIONS]
    assert all(str(term.means).endswith((".", "?")) for term in TERMS)
