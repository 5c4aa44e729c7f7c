"""Who are the customers of the made-up shop, and what do they allow?"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import yaml

from regulars.connectors.demo.synthetic.store import HERE

LANGUAGES = {"lv": ("LV", 0.45), "bg": ("BG", 0.2), "ru": ("LV", 0.2), "en": ("EE", 0.15)}
EMAIL_CONSENT, SMS_CONSENT, BIRTHDAY_KNOWN = 0.68, 0.22, 0.3


@dataclass(frozen=True, slots=True)
class Synthetic:
    """One made-up customer. Addresses stand under example.com, which belongs to nobody."""

    email: str
    name: str
    given_name: str
    language: str
    country: str
    birth_date: date | None
    allows_email: bool
    allows_sms: bool


def people(count: int, *, seed: int) -> list[Synthetic]:
    """That many customers; the same seed makes the same people."""
    chance = np.random.default_rng([seed, 1])
    languages = chance.choice(list(LANGUAGES), count, p=[share for _, share in LANGUAGES.values()])
    draws = chance.random((count, 6))
    return [_person(n, str(language), draws[n].tolist()) for n, language in enumerate(languages)]


def _person(n: int, language: str, draw: list[float]) -> Synthetic:
    called = [(given, group["family"]) for group in _names()[language] for given in group["given"]]
    given, families = called[int(draw[0] * len(called))]
    family = families[int(draw[1] * len(families))]
    born = date.fromordinal(date(1955, 1, 1).toordinal() + int(draw[3] * 365 * 50))
    return Synthetic(
        email=f"customer-{n + 1}@example.com",
        name=f"{given} {family}",
        given_name=given,
        language=language,
        country=LANGUAGES[language][0],
        birth_date=born if draw[2] < BIRTHDAY_KNOWN else None,
        allows_email=draw[4] < EMAIL_CONSENT,
        allows_sms=draw[5] < SMS_CONSENT,
    )


@cache
def _names() -> dict[str, list[dict[str, list[str]]]]:
    named: dict[str, list[dict[str, list[str]]]] = yaml.safe_load(
        (HERE / "names.yaml").read_text(encoding="utf-8")
    )
    return named
