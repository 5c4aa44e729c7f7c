"""What does a program of the tests do with the embedded server?

python program.py hold FOLDER [name=value ...]   use it until standard input ends
python program.py load FOLDER                    write rows without end, and say each that was acknowledged
"""

import json
import sys
from itertools import count
from pathlib import Path

import click
import psycopg

from regulars.host.postgres import Server


def hold(server: Server) -> None:
    with server:
        urls = {"superuser": server.superuser_url, "owner": server.owner_url, "app": server.app_url}
        click.echo(json.dumps(urls))
        sys.stdin.read()


def load(server: Server) -> None:
    with server, psycopg.connect(server.owner_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS answered (number bigint)")
        for number in count():
            connection.execute("INSERT INTO answered VALUES (%s)", [number])
            click.echo(number)


if __name__ == "__main__":
    what, folder, *options = sys.argv[1:]
    {"hold": hold, "load": load}[what](Server(Path(folder), dict(option.split("=") for option in options)))
