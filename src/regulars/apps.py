"""Which parts make up this installation?"""

from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.apps import AppConfig

HERE = Path(__file__).parent


class Regulars(AppConfig):
    """The one Django app: every folder's tables stand under the label `regulars`."""

    name = "regulars"
    label = "regulars"
    verbose_name = "Regulars"

    def ready(self) -> None:
        """Hand the floors below what the folders above them declare, know and show."""
        from regulars.business.about import read  # noqa: PLC0415 Django has to be ready
        from regulars.channels import among  # noqa: PLC0415
        from regulars.customers import attributes, holdings, timeline  # noqa: PLC0415
        from regulars.engine import belonging  # noqa: PLC0415
        from regulars.web import about, alerts, banners, deeds, doors, navigation, sections, terms  # noqa: PLC0415

        members("events")
        members("behaviour")
        attributes.fill(known for module in members("attributes") for known in module.ATTRIBUTES)
        personal = members("personal")
        holdings.fill(
            (held for module in personal for held in module.HOLDINGS),
            of_shops=(held for module in personal for held in module.OF_SHOPS),
        )
        timeline.fill(source for module in members("timeline") for source in module.SOURCES)
        about.read_by(read)
        among.answered_by(understand=belonging.problem, ask=belonging.Belonging)
        navigation.fill(item for module in members("navigation") for item in module.ITEMS)
        banners.fill(banner for module in members("banners") for banner in module.BANNERS)
        alerts.fill(find for module in members("alerts") for find in module.ALERTS)
        deeds.fill({name: words for module in members("deeds") for name, words in module.DEEDS.items()})
        doors.fill(door for module in members("doors") for door in module.DOORS)
        sections.fill(section for module in members("sections") for section in module.SECTIONS)
        terms.fill(term for module in members("terms") for term in module.TERMS)


def members(name: str) -> list[ModuleType]:
    """Every folder's module called `name`, those of the folders below included, by their paths."""
    places = ("*", "capabilities/*", "channels/*", "connectors/*", "storefront/*")
    found = sorted(file for place in places for file in HERE.glob(f"{place}/{name}.py"))
    return [import_module(f"regulars.{dotted(file)}") for file in found]


def dotted(file: Path) -> str:
    """`plays/navigation.py` as `plays.navigation`."""
    return ".".join(file.relative_to(HERE).with_suffix("").parts)
