"""Pages are served until the web server is told to stop."""

import os
import signal
import subprocess
import sys
import urllib.request

from regulars.host.connection import free_port
from tests.host.conftest import eventually

APPLICATION = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["PATH_INFO"].encode()]
"""


def test_an_application_is_served_and_stops_in_order(tmp_path):
    (tmp_path / "small.py").write_text(APPLICATION)
    port = free_port()
    code = f"from regulars.host.web import run; run('small:application', bind='127.0.0.1', port={port})"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", code], env=environment) as server:
        eventually(lambda: answer(port) == "/people")
        server.send_signal(signal.SIGTERM)
        assert server.wait(10) == 0


def answer(port: int) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/people", timeout=5) as page:
            return page.read().decode()
    except OSError:
        return ""
