"""Each reason that the machinery gives has words for people."""

import re

from regulars.channels.models import STATES
from regulars.channels.reasons import REASONS, reason
from regulars.channels.reasons import STATES as WORDS
from regulars.channels.replies import PROBLEMS
from tests.architecture.house import SRC

GIVEN = re.compile(r'(?:reason=|Refused\(|Wait\([^,]+, |Down\(|Hindrance\(|"" else )f?"([a-z_]+)"')


def test_every_state_has_its_word():
    assert set(WORDS) == set(STATES)


def test_every_reason_that_the_code_gives_has_its_sentence():
    files = [*(SRC / "channels").glob("*.py"), SRC / "customers" / "permission.py"]
    given = {word for file in files for word in GIVEN.findall(file.read_text())}
    given |= set(PROBLEMS.values()) | {"unreachable", "cap", "quiet_hours"}
    assert len(given) > 20
    blocks = {word.removeprefix("suppressed_") for word in REASONS if word.startswith("suppressed_")}
    assert given - set(REASONS) - blocks == set()


def test_a_reason_is_a_sentence_and_a_newer_one_its_word():
    assert reason("no_consent") == "They never allowed it."
    assert reason("struck_by_lightning") == "struck_by_lightning"
    assert all(str(words).endswith(".") for words in REASONS.values())
