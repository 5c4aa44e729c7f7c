"""Port and passwords lie in a file of their own, written whole or not at all."""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from regulars.host import connection


def test_what_was_saved_is_loaded_and_only_its_owner_reads_it(tmp_path):
    made = connection.new()
    connection.save(tmp_path, made)
    connection.save(tmp_path, made.at(5433))
    assert connection.load(tmp_path) == replace(made, port=5433)
    assert oct(connection.file(tmp_path).stat().st_mode & 0o777) == "0o600"
    assert len(set(made.passwords.values())) == 3


def test_a_lost_file_is_named_with_the_way_out(tmp_path):
    with pytest.raises(connection.PasswordsLost, match=r"postgres\.json is missing.*Put it back"):
        connection.load(tmp_path)


def test_an_address_goes_by_socket_where_the_path_is_short_enough():
    made = connection.Connection(5433, {"regulars": "secret"})
    short, deep = Path("/srv/shop data/pg18"), Path("/srv/" + "deep/" * 20 + "pg18")
    assert made.url("regulars", database="shop", cluster=short) == (
        "postgresql://regulars:secret@/shop?host=%2Fsrv%2Fshop%20data%2Fpg18&port=5433"
    )
    assert "host=127.0.0.1" in made.url("regulars", database="shop", cluster=deep)


def test_a_port_is_free_until_somebody_listens():
    port = connection.free_port()
    assert connection.is_free(port)
    with socket.create_server(("127.0.0.1", port)):
        assert not connection.is_free(port)
