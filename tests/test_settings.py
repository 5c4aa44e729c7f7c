"""Which addresses does the program give out?"""

import os
import subprocess
import sys

import pytest


def base_url(**environment: str) -> str:
    """What a command that runs beside the console takes for its address."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("REGULARS_")}
    code = "from regulars.settings import BASE_URL; print(BASE_URL)"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**bare, **environment}, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("environment", "url"),
    [
        ({}, "http://localhost:8000"),
        ({"REGULARS_PORT": "8123"}, "http://localhost:8123"),
        ({"REGULARS_PORT": "8123", "REGULARS_URL": "https://amber.test/"}, "https://amber.test"),
    ],
)
def test_links_lead_to_the_port_that_the_console_has(environment, url):
    assert base_url(**environment) == url
