"""What does a worker do that the tests kill?

python laborer.py MOMENT   react and advance in small batches, as of MOMENT, until it is killed
"""

import sys
from datetime import datetime

import django


def labor(at: datetime) -> None:
    from regulars.engine.advance import advance
    from regulars.engine.react import react

    while True:
        react(at=at, limit=15)
        advance(at=at, limit=10)


if __name__ == "__main__":
    django.setup()
    labor(datetime.fromisoformat(sys.argv[1]))
