"""How does the Python client follow the API's description?

    python -m tools.client

writes clients/python/regulars_client anew. A test fails while the client isn't what this makes.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).parents[1] / "clients/python"
PACKAGE = HOME / "regulars_client"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regulars.settings")
    import django

    django.setup()
    generate(PACKAGE)


def generate(into: Path) -> None:
    """Write the client of the API as it is described now."""
    from regulars.api import api

    shutil.rmtree(into, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        described = Path(folder) / "openapi.json"
        described.write_text(json.dumps(api.get_openapi_schema(), default=str))
        programs = Path(sys.executable).parent
        subprocess.run(
            [
                *(programs / "openapi-python-client", "generate", "--meta", "none", "--fail-on-warning"),
                *("--path", described, "--config", HOME / "generator.yaml", "--output-path", into),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"},
        )
    (into / "py.typed").touch()


if __name__ == "__main__":
    main()
