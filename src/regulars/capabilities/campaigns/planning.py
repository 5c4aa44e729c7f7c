"""Who gets a campaign, which of its messages, when and by what?

Page by page, each committed by itself together with how far it is, so that a crash neither misses nor doubles
anybody. All people are looked at twice: the second time, once all of the first have theirs in the outbox, for
those who came into the audience meanwhile. Where some try two messages, they are looked for first, and
all others once it is decided which is better.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from django.db import transaction

from regulars.capabilities.campaigns import rules
from regulars.capabilities.campaigns.contents import audience
from regulars.capabilities.campaigns.models import Campaign
from regulars.capabilities.campaigns.variants import tries, variant_of
from regulars.channels.channel import channels as all_channels
from regulars.channels.kinds import KINDS
from regulars.channels.writing import shelf
from regulars.channels.zones import plausible
from regulars.customers.permission import is_allowed
from regulars.engine import where
from regulars.engine.audience import Compiler
from regulars.engine.decide import TREATED, Cap, Case, Terms, Way, decide
from regulars.engine.running import House
from regulars.engine.suppression import suppressed
from regulars.sql import Statement, statement

PAGE_SIZE = 10_000
PASSES, TRIAL = 2, 1
"""How often all people are looked at, and before that for those who try two messages first."""
PAGE = statement(__file__, "page")
ADMITTED = statement(__file__, "admitted")
ASSIGN = statement(__file__, "assign")
SAID = {"y": True, "n": False, "?": None, "-": None}
NO_CAP = Cap(1, 1)


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody whom the audience admits, as sql/admitted.sql tells of them."""

    customer_id: int
    ways: str
    zone: str
    country: str
    shop_zone: str


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody who gets it or is left alone. due_at: null for those who are left alone."""

    customer_id: int
    arm: str
    variant: str
    channels: tuple[str, ...]
    due_at: datetime | None


def plan_page(campaign_id: int, *, here: House) -> bool:
    """Look at the next people; whether there were any. Nothing is planned of what isn't going out."""
    with transaction.atomic(durable=True):
        row = Campaign.objects.select_for_update().get(pk=campaign_id)
        if row.state != "running" or row.passes >= looks(row):
            return False
        page = [who for (who,) in PAGE.rows(after=row.position, limit=PAGE_SIZE)]
        if not page:
            Campaign.objects.filter(pk=campaign_id).update(passes=row.passes + 1, position=0)
            return False
        left_out = Planner(row, here).plan(page)
        before = Counter(row.left_out) if row.position else Counter[str]()
        Campaign.objects.filter(pk=campaign_id).update(position=page[-1], left_out=before + left_out)
    return True


def looks(row: Campaign) -> int:
    """How often all people are to be looked at, as far as that is known by now."""
    if row.trial_bp is None:
        return PASSES
    return TRIAL + PASSES if row.winner else TRIAL


@dataclass(frozen=True)
class Planner:
    """One campaign's people as of a moment."""

    campaign: Campaign
    here: House

    @cached_property
    def ways(self) -> list[tuple[str, str]]:
        """Name and kind of address of each channel that is there."""
        there = all_channels()
        return [(name, there[name].identity) for name in self.campaign.channels if name in there]

    @cached_property
    def purpose(self) -> str:
        return KINDS[shelf.kind_of(self.campaign.templates[0]).kind].purpose

    @cached_property
    def terms(self) -> Terms:
        return Terms(
            purpose=self.purpose,
            seed=self.campaign.seed,
            holdout=Fraction(self.campaign.holdout_bp, 10_000),
            cap=NO_CAP,
            zone=self.here.zone,
        )

    def plan(self, page: Sequence[int]) -> Counter[str]:
        """Note who of these gets it and who is left alone; how many can't be reached, by reason."""
        found = self.admitted([who for who in page if self.has_turn(who)])
        blocked = suppressed([one.customer_id for one in found], ways=self.ways)
        left_out: Counter[str] = Counter()
        chosen: list[tuple[Found, str, tuple[str, ...]]] = []
        for one in found:
            ways = ways_of(one.ways, tuple((one.customer_id, name) in blocked for name, _ in self.ways))
            case = Case(customer_id=one.customer_id, ways=ways)
            verdict = decide(case, terms=self.terms, at=self.here.at)
            if verdict.arm:
                chosen.append((one, verdict.arm, self.by_what(ways)))
            else:
                left_out[verdict.reason] += 1
        self.note(self.meant(chosen))
        return left_out

    def has_turn(self, customer_id: int) -> bool:
        """Whether somebody is looked for now: those who try two messages first, then all who have nothing."""
        share, seed = self.campaign.trial_bp, self.campaign.seed
        return share is None or bool(self.campaign.winner) or tries(customer_id, share_bp=share, seed=seed)

    def variant(self, customer_id: int) -> str:
        """Which message is somebody's: the better one, where that is decided."""
        campaign = self.campaign
        return campaign.winner or variant_of(customer_id, templates=campaign.templates, seed=campaign.seed)

    def admitted(self, page: Sequence[int]) -> list[Found]:
        """Those of these people whom the audience admits and who have nothing of it yet."""
        compiler = Compiler(self.here.moment, customer="c.id")
        condition = compiler.condition(where.read(audience(self.campaign.content, self.campaign.expression)))
        text = ADMITTED.text.replace("/* joins */", compiler.joins).replace("true /* condition */", condition)
        rows = Statement(text).rows(
            page=list(page),
            campaign=self.campaign.pk,
            purpose=self.purpose,
            channels=[name for name, _ in self.ways],
            identities=[identity for _, identity in self.ways],
            **compiler.parameters,
        )
        return [Found(*row) for row in rows]

    def by_what(self, ways: Sequence[Way]) -> tuple[str, ...]:
        """The channels that are open, in their order."""
        return tuple(
            name
            for way, (name, _) in zip(ways, self.ways, strict=True)
            if way.reachable and not way.suppressed and is_allowed(consent=way.consent, purpose=self.purpose)
        )

    def meant(self, chosen: Sequence[tuple[Found, str, tuple[str, ...]]]) -> list[Meant]:
        campaign = self.campaign
        zones = [
            zone_of(one.zone, country=one.country, nearest=(one.shop_zone, str(self.here.zone)))
            for one, _, _ in chosen
        ]
        people = [one.customer_id for one, _, _ in chosen]
        hours = [0] * len(chosen)
        if campaign.timing == "own_hour" and chosen:
            from regulars.capabilities.campaigns import acting  # noqa: PLC0415 loads NumPy

            hours = acting.best(people, zones=zones, here=self.here)
        started = campaign.started_at or self.here.at
        planned = campaign.planned_for or started
        soonest = max(started + rules.GRACE, campaign.decided_at or started)
        found = []
        for (one, arm, channels), zone, hour in zip(chosen, zones, hours, strict=True):
            due = rules.due_at(
                planned, timing=campaign.timing, shop=self.here.zone, own=zone, hour=hour, soonest=soonest
            )
            variant = self.variant(one.customer_id)
            found.append(Meant(one.customer_id, arm, variant, channels, due if arm == TREATED else None))
        return found

    def note(self, people: Sequence[Meant]) -> None:
        if people:
            ASSIGN.run(
                campaign=self.campaign.pk,
                customers=[one.customer_id for one in people],
                arms=[one.arm for one in people],
                variants=[one.variant for one in people],
                channels=[",".join(one.channels) for one in people],
                dues=[one.due_at for one in people],
                at=self.here.at,
            )


@lru_cache(maxsize=10_000)
def ways_of(said: str, blocked: tuple[bool, ...]) -> tuple[Way, ...]:
    """The channels as they stand for somebody. Remembered: a page's people stand in a handful of ways."""
    return tuple(
        Way(word != "-", SAID[word], is_blocked) for word, is_blocked in zip(said, blocked, strict=True)
    )


@lru_cache(maxsize=10_000)
def zone_of(own: str, *, country: str, nearest: tuple[str, ...]) -> ZoneInfo:
    """The likeliest zone of somebody. Remembered, as above: to sort a country's zones takes a while."""
    return plausible(own, country=country, nearest=nearest)[0]
