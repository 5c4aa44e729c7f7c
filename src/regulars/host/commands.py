"""What can the machine's floor do from the command line?

These commands are loaded without Django, and enter the house themselves. What loads slowly is loaded when it
is needed: help is quick, and the console doesn't wait for what it doesn't use.
"""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from regulars.host import keys, paths
from regulars.host.answer import answer
from regulars.host.processes import Doorplate, serve
from regulars.host.upstairs import Upstairs

if TYPE_CHECKING:
    from regulars.host.house import House

MEBIBYTE = 1024 * 1024


@click.command("serve")
@click.option("--port", envvar="REGULARS_PORT", default=8000, show_default=True, help="Or REGULARS_PORT.")
@click.option(
    "--bind", envvar="REGULARS_BIND", default="127.0.0.1", show_default=True, help="Or REGULARS_BIND."
)
@click.pass_obj
def serve_command(upstairs: Upstairs, port: int, bind: str) -> None:
    """Run the console with its database and workers until Ctrl-C."""
    folder, doorplate = paths.data_folder(), Doorplate(bind, port)
    keys.of(folder)

    def enter() -> "House":
        from regulars.host.house import House

        paths.address_file(paths.made(folder)).write_text(doorplate.url)
        return House(upstairs, may_migrate=True)

    serve(doorplate, upstairs, enter=enter, say=_say)


@click.command("migrate")
@click.pass_obj
def migrate_command(upstairs: Upstairs) -> None:
    """Bring the database's tables to this version."""
    from regulars.host.house import House

    with House(upstairs, may_migrate=True):
        answer({"migrated": True}, words="The tables are those of this version.")


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option(
    "--to", "place", help="A folder, or s3://bucket/prefix; the backup gets its moment's name there."
)
@click.option("--keep", type=click.IntRange(min=1), help="With --to: forget all but the newest so many.")
@click.pass_obj
def backup_command(upstairs: Upstairs, file: Path | None, place: str | None, keep: int | None) -> None:
    """Save the whole store, keys included, into FILE or --to a place. The store may be in use."""
    from regulars.host import keeping
    from regulars.host.backup import save
    from regulars.host.house import House, owner_url

    if (file is None) == (place is None):
        raise click.UsageError("Say where to: a FILE, or --to a folder or s3://bucket/prefix.")
    if keep and file:
        raise click.UsageError("--keep goes with --to: a single FILE has nothing to forget.")
    at, gone = upstairs.now(), list[str]()
    with House(upstairs) as house:
        kept = keeping.Folder(file.parent) if file else keeping.place_of(str(place), aside=house.folder)
        with kept.taking_in(file.name if file else keeping.name_at(at)) as written:
            size = save(written, owner_url=owner_url(), folder=house.folder, at=at.isoformat())
        if keep:
            gone = keeping.forget_all_but(kept, keep)
    where = str(file) if file else f"{str(place).rstrip('/')}/{written.name}"
    answer(
        {"file": where, "bytes": size, "forgotten": gone},
        words=f"Saved into {where} ({size / MEBIBYTE:.1f} MB). It holds your customers' data and your keys: "
        "keep it as you keep passwords." + "".join(f"\nForgot {name}." for name in gone),
    )


HELD = (
    "Messages are stopped, since this store doesn't know which of those that wait have left since then. "
    "Look at Messages before you let them go again."
)


@click.command("restore")
@click.argument("source")
@click.option("--yes", is_flag=True, help="Replace a store that isn't empty.")
@click.pass_obj
def restore_command(upstairs: Upstairs, source: str, *, yes: bool) -> None:
    """Put the store that SOURCE holds in the place of this one.

    SOURCE: a file, or s3://bucket/prefix/name. Of a folder, or of s3://bucket/prefix, the newest backup.
    """
    from regulars.host import erasures, keeping
    from regulars.host.backup import restore
    from regulars.host.house import House, owner_connection, owner_url

    house = House(upstairs, may_migrate=True)
    paths.made(house.folder)
    with keeping.found(source, aside=house.folder) as file, closing(house):
        house.open()
        with owner_connection() as replaced:
            erasures.remember(replaced, folder=house.folder)
        about = restore(file, owner_url=owner_url(), folder=house.folder, replace=yes)
        house.find_keys()
        house.bring_up_to_date(restored=True)
        erased, held = upstairs.erase_again(), upstairs.hold_messages()
    said = [
        f"The store of {datetime.fromisoformat(about.at):%Y-%m-%d %H:%M} UTC is back.",
        *([f"People erased since, and now again: {erased}."] if erased else []),
        *([HELD] if held else []),
    ]
    back = {"file": file.name, "saved_at": about.at, "regulars": about.regulars}
    answer({**back, "erased_again": erased, "messages_stopped": held}, words=" ".join(said))


@click.command("jobs")
@click.option("--until-idle", is_flag=True, help="Do all that is due, then stop.")
@click.pass_obj
def jobs_command(upstairs: Upstairs, *, until_idle: bool) -> None:
    """Do the housekeeping and what stands in schedules."""
    from regulars.host.house import House

    with House(upstairs):
        upstairs.work_jobs(until_idle=until_idle)
    if until_idle:
        answer({"idle": True}, words="All that was due is done.")


@click.command("rotate")
@click.argument("ring", type=click.Choice([*keys.RINGS, "all"]))
@click.pass_obj
def rotate_command(upstairs: Upstairs, ring: str) -> None:
    """Use new keys from now on; what was encrypted or signed with the old ones stays good.

    With `all` a key file that was lost is made anew.
    """
    file = paths.key_file(paths.made(paths.data_folder()))
    if ring == "all":
        keys.load_or_make(file)
    for name in keys.RINGS if ring == "all" else [ring]:
        keys.rotate(file, ring=name, at=upstairs.now())
    answer({"rotated": ring, "file": str(file)}, words=f"New keys are in use; they are in {file}.")


@click.command("web", hidden=True)
@click.option("--port", envvar="REGULARS_PORT", default=8000)
@click.option("--bind", envvar="REGULARS_BIND", default="127.0.0.1")
@click.pass_obj
def web_command(upstairs: Upstairs, port: int, bind: str) -> None:
    """Serve the console's pages; `regulars serve` starts this one."""
    from regulars.host.house import House
    from regulars.host.web import run

    with House(upstairs, may_migrate=True):
        run(upstairs.wsgi, bind=bind, port=port)


COMMANDS = [
    serve_command,
    migrate_command,
    backup_command,
    restore_command,
    jobs_command,
    rotate_command,
    web_command,
]


def _say(what: str, text: str) -> None:
    words = {
        "ready": f"\nRegulars is ready: {text}\n  Data: {paths.data_folder()}\n  Ctrl-C stops everything.",
        "owner_link": f"\nMake your account with this link; it works once:\n  {text}\n",
    }
    answer({what: text}, words=words[what])
