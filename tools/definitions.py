"""How is each figure worked out? Writes docs/definitions.md from the code.

Run it after changing one of them: `python tools/definitions.py`. A test holds the page against the code.
"""

import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).parents[1]
SAYS = (
    "What each figure and word of the console means, and how it is worked out. "
    "The console shows the same, in your language."
)
PAGE = ROOT / "docs" / "definitions.md"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regulars.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Every definition: what it means, how it is worked out, and where it comes from."""
    from django.utils import translation

    from regulars.insight.definitions import DEFINITIONS

    with translation.override("en"):
        parts = [
            "# Definitions",
            "<!-- Made from the code by tools/definitions.py. -->",
            SAYS,
        ]
        for known in DEFINITIONS:
            word = str(known.word)
            parts += [f"## {word[0].upper()}{word[1:]}", str(known.means), str(known.worked_out)]
            said = [f"In the code: `{known.code}`."] if known.code else []
            origins = [*(f"[{tactic}](sources.md)" for tactic in known.tactics), known.source]
            said += [f"From: {', '.join(filter(None, origins))}."] if any(origins) else []
            parts += [" ".join(said)] if said else []
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    main()
