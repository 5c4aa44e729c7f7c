"""What does a campaign's file say, and where exactly is it wrong?"""

from datetime import datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from django.utils.translation import gettext, gettext_lazy
from msgspec import Meta

from regulars.capabilities.campaigns import checks
from regulars.capabilities.campaigns.actions import Wanted
from regulars.engine.play import Share
from regulars.engine.yamlfile import BadFile, Path, YamlFile

Moment = Annotated[
    str,
    Meta(pattern=r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$", description="By the shop's clock: 2026-11-24 10:00."),
]
Patience = Annotated[str, Meta(pattern="^[1-9][0-9]{0,2} (hour|day)s?$", description="4 hours, 2 days.")]
HOURS = {"hour": 1, "day": 24}


class BadCampaign(BadFile):
    """A campaign's file can't be used; `problems` say where and why."""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The keys of the file."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    audience: Annotated[str, Meta(min_length=1)] = msgspec.field(name="for")
    template: str | Annotated[tuple[str, ...], Meta(min_length=1, max_length=2)]
    channels: Annotated[tuple[str, ...], Meta(min_length=1)] = ("email",)
    topic: str = ""
    content: str = ""
    judged_by: Literal["clicks", "opens", "orders", "money"] = "clicks"
    try_on: Share | None = None
    decide_after: Patience | None = None
    at: Moment | None = None
    clock: Literal["shop", "person", "own hour"] = "shop"
    per_hour: Annotated[int, Meta(ge=1, le=10_000_000)] | None = None
    holdout: Share | None = None
    archive: Literal["none", "signed", "listed"] = "none"


class CampaignFile(YamlFile):
    """A campaign's file."""

    failure = BadCampaign
    begins = gettext_lazy("A campaign's file begins with `name:`, `for:` and `template:`.")
    unknown = gettext_lazy("A campaign has no `%(name)s` here. There is: %(known)s")
    misshapen = gettext_lazy("This part of the campaign isn't what it should be: %(what)s")
    examples = {
        "name": "name: News of October",
        "for": "for: orders >= 1",
        "template": "template: second_order, or template: [news_a, news_b]",
        "channels": "channels: [email]",
        "topic": "topic: garden",
        "content": "content: article",
        "judged_by": "judged_by: clicks | opens | orders | money",
        "try_on": "try_on: 20%",
        "decide_after": "decide_after: 4 hours",
        "at": "at: 2026-11-24 10:00",
        "clock": "clock: shop | person | own hour",
        "per_hour": "per_hour: 5000",
        "holdout": "holdout: 10%",
        "archive": "archive: none | signed | listed",
    }

    def shape(self) -> Shape:
        """Raises BadCampaign."""
        try:
            return msgspec.convert(self.data, Shape)
        except msgspec.ValidationError as error:
            raise self.bad(self.what_is_wrong(str(error))) from None

    def part(self, path: Path) -> type[msgspec.Struct]:
        """The type of what stands at a path."""
        return Shape


def read(text: str, *, name: str, zone: ZoneInfo, at: datetime) -> Wanted:
    """The campaign that a file describes. zone: the shop's. Raises BadCampaign, with every problem found."""
    file = CampaignFile(text, name=name)
    shape = file.shape()
    wanted = wanted_by(shape, zone=zone)
    if wanted is None:
        raise file.bad(file.problem(gettext("There is no such day or hour."), at=("at",)))
    where = {"expression": "for", "templates": "template", "planned_for": "at"}
    where |= {"trial_bp": "try_on", "trial_hours": "decide_after"}
    problems = [
        file.problem(found.message, at=(where.get(found.field, found.field),), span=found.span)
        for found in checks.problems(wanted, at=at)
    ]
    if problems:
        raise file.bad(*problems)
    return wanted


def wanted_by(shape: Shape, *, zone: ZoneInfo) -> Wanted | None:
    """None where its day or hour isn't one."""
    try:
        planned = datetime.fromisoformat(shape.at).replace(tzinfo=zone) if shape.at else None
    except ValueError:
        return None
    templates = (shape.template,) if isinstance(shape.template, str) else shape.template
    share = checks.usual_holdout(templates[0]) if shape.holdout is None else basis_points(shape.holdout)
    trial = (shape.try_on and basis_points(shape.try_on)) or None
    return Wanted(
        name=shape.name.strip(),
        expression=shape.audience,
        templates=templates,
        channels=shape.channels,
        topic=shape.topic,
        content=shape.content,
        judged_by=shape.judged_by,
        trial_bp=trial,
        trial_hours=hours(shape.decide_after) if trial and shape.decide_after else None,
        planned_for=planned,
        timing=shape.clock.replace(" ", "_"),
        per_hour=shape.per_hour,
        holdout_bp=share,
        archive=shape.archive,
    )


def basis_points(share: str) -> int:
    """`12.5%` as 1250."""
    whole, _, tenth = share.rstrip("% ").partition(".")
    return int(whole) * 100 + int(tenth or 0) * 10


def hours(patience: str) -> int:
    """`2 days` as 48."""
    count, unit = patience.split()
    return int(count) * HOURS[unit.removesuffix("s")]
