"""What has to be made before Regulars can be packed or run? The translations that Django reads."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class Words(BuildHookInterface[Any]):
    """Compiles the catalogues of words before a wheel is built or an editable copy is installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_words(Path(self.root))


def compile_words(root: Path) -> list[Path]:
    """Write the .mo beside each .po of the locale folder; which ones were written."""
    written = []
    for words in sorted((root / "src/regulars/locale").glob("*/LC_MESSAGES/*.po")):
        with words.open("rb") as source:
            catalogue = read_po(source, locale=words.parts[-3], abort_invalid=True)
        with words.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)
        written.append(words.with_suffix(".mo"))
    return written


if __name__ == "__main__":
    compile_words(ROOT)
