"""The owner's way in the browser: from a file of old orders to a mail that leaves, and to what it earned."""

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.channels.mailbox import Mailbox

Run = Callable[..., str]
TODAY = date(2026, 3, 1)
MONTH = 30
PEOPLE = range(60)
HEADERS = [
    "Order number",
    "Date",
    "SKU",
    "Product",
    "Quantity",
    "Price",
    "E-mail",
    "Name",
    "Accepts Marketing",
]


def address(person: int) -> str:
    return f"buyer-{person}@example.com"


def allows(person: int) -> bool:
    """Every sixth is like Cy, who said no."""
    return person % 6 != 0


def orders(person: int, days: Iterable[date]) -> Iterator[list[str]]:
    for number, day in enumerate(days):
        yield [
            f"{person}-{day:%Y%m%d}", f"{day} 10:00", "COFFEE", "Coffee, 1 kg", "1", "12.00",
            address(person), f"Buyer {person}", "yes" if allows(person) else "no",
        ]  # fmt: skip
        assert number < 12


def old_orders() -> Iterator[list[str]]:
    """A year in which everybody buys a kilogram of coffee each month, on a day of their own."""
    for person in PEOPLE:
        last = TODAY - timedelta(days=MONTH - 4 - person % 5)
        yield from orders(person, (last - timedelta(days=MONTH * back) for back in range(11, -1, -1)))


@pytest.fixture
def mailbox(tmp_path) -> Iterator[Mailbox]:
    box = Mailbox(tmp_path / "mail")
    box.folder.mkdir()
    box.start()
    yield box
    box.stop()


def written(file: Path, rows: Iterable[list[str]]) -> str:
    with file.open("w", newline="") as stream:
        csv.writer(stream).writerows([HEADERS, *rows])
    return str(file)


def days_pass(run: Run, days: int, *, at_once: int = 2) -> None:
    """A second worker, a process of its own, comes to each day's work in the middle."""
    for _ in range(0, days, at_once):
        run("clock", "advance", f"{at_once} days")
        with subprocess.Popen(
            [sys.executable, "-m", "regulars", "work", "--until-idle"], stdout=subprocess.DEVNULL
        ) as other:
            run("work", "--until-idle", "--json")
            assert other.wait(60) == 0


def imports(console: Page, run: Run, file: str, *, says: str) -> None:
    """The owner hands a file in, looks at its columns, and waits for it."""
    console.goto("/imports/")
    console.get_by_label("Drop a file here, or choose one").set_input_files(file)
    expect(console.get_by_role("heading", level=1)).to_have_text("Are the columns read right?")
    console.get_by_role("button", name="Import", exact=True).click()
    expect(console.get_by_role("heading", level=1)).to_have_text("The file is on its way in.")
    run("jobs", "--until-idle")
    expect(console.get_by_role("heading", level=1)).to_contain_text(says)


@pytest.fixture
def run(typed, mailbox) -> Run:
    """Runs commands in a sandbox on the first of March that can send mail."""
    typed("migrate")
    typed("clock", "sandbox", "--yes")
    typed("clock", "set", f"{TODAY}T09:00:00+00:00")
    typed("channel", "set", "email", "--smtp", mailbox.url, "--from", "hello@roastery.test")
    return typed


def test_from_the_file_to_the_mail_to_what_it_earned(tmp_path, run, mailbox, owner_page):
    # The owner brings a year of orders along. Nobody is written to because of that.
    console: Page = owner_page
    old = written(tmp_path / "old.csv", old_orders())
    imports(console, run, old, says="New: 720 orders")
    imports(console, run, old, says="nothing changed")
    assert mailbox.recipients() == Counter()
    console.goto("/")
    expect(console.get_by_role("heading", level=1)).to_contain_text("came back, and brought 100%")

    # They switch one play on, and go on with their work.
    console.get_by_role("link", name="Plays", exact=True).click()
    console.get_by_role("link", name="Remind before it runs out").first.click()
    console.get_by_role("link", name="Switch it on …").click()
    console.get_by_role("button", name="Switch it on", exact=True).click()
    expect(console.get_by_role("button", name="Switch off …")).to_be_visible()
    days_pass(run, 6)

    # Everybody who allows it got one mail when their coffee ran low, but for the control group.
    consenting = {address(person) for person in PEOPLE if allows(person)}
    mailed = set(mailbox.recipients())
    assert mailed < consenting
    assert set(mailbox.recipients().values()) == {1}
    assert {mail["Subject"] for mail in mailbox.mails()} == {"Coffee, 1 kg: running low?"}
    control = consenting - mailed

    # Why Cy's like got none stands on their page.
    console.goto(f"/people/?q={address(0)}")
    console.get_by_role("link", name="Buyer 0").first.click()
    console.get_by_role("group").get_by_text("Remind before it runs out").click()
    expect(console.get_by_text("They asked not to get messages of this kind.").last).to_be_visible()

    # Half of those who were reminded buy again; of the control group nobody does.
    buyers = set(sorted(mailed)[::2])
    bought_on = TODAY + timedelta(days=6)
    new = (row for person in PEOPLE if address(person) in buyers for row in orders(person, [bought_on]))
    run("import", written(tmp_path / "new.csv", new), "--yes", "--json")

    # Those who bought are left in peace; the others hear once more, a week after the first mail.
    days_pass(run, 8)
    heard = mailbox.recipients()
    assert {who for who, times in heard.items() if times == 1} == buyers
    assert {who for who, times in heard.items() if times == 2} == mailed - buyers
    assert set(heard) == mailed

    # Two weeks after everybody's day the result stands, and says how sure it is.
    days_pass(run, 8, at_once=8)
    result = json.loads(run("play", "result", "replenishment", "--json"))
    assert result["assigned"] == {"treated": len(mailed), "control": len(control)}
    assert result["measured"] == result["assigned"]
    assert result["goal"]["treated"] == pytest.approx(len(buyers) / len(mailed))
    assert result["goal"]["control"] == 0
    # 12.00 of revenue from each buyer, spread over all who were reminded
    assert result["money"]["difference"] == pytest.approx(1200 * len(buyers) / len(mailed))
    console.goto("/plays/replenishment/")
    got_it = [str(count) for count in (len(mailed), len(mailed), len(buyers))]
    expect(console.get_by_role("row", name="Got it")).to_contain_text("".join(got_it))
