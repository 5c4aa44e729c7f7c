"""Which tables are there? Every folder's models, under the one label `regulars`."""

from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent

for path in sorted(HERE.glob("*/**/models.py")):
    import_module(".".join((__package__, *path.relative_to(HERE).with_suffix("").parts)))
