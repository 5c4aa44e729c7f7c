"""What does the store as a whole tell, and what follows from it for each person?

`learned` reads it off everything that was ever bought; `judged` applies it to some people or to all. Both are
pure, so that one person is judged after an order exactly as everybody was judged at night.
"""

from dataclasses import dataclass, replace

import numpy as np

from regulars.insight.intervals import Intervals, usual, waits
from regulars.insight.needs import Likes, Needs, Things, needs, spread_of, things
from regulars.insight.pairs import Pairs, pairs
from regulars.insight.people import Days, People, days_of, people
from regulars.insight.profiles import Parameters, Profiles, fit, profiles
from regulars.insight.purchases import Bought, Purchases
from regulars.insight.runs import Floats, Ints


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is sold. products: ids, ascending. category: the number of each one's product category, or NONE.

    names: of the product categories. estimates, category_estimates: the owner's own days, NaN where there
    are none.
    """

    products: Ints
    category: Ints
    names: list[str]
    estimates: Floats
    category_estimates: Floats


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What single people are judged by. products, categories: whose interval is what.

    visits: days between any two orders of those who mostly buy in a product category.
    """

    parameters: Parameters
    products: Likes
    categories: Likes
    visits: Floats

    def things(self, catalogue: Catalogue) -> Things:
        return things(self.products, self.categories, category=catalogue.category)


@dataclass(frozen=True, slots=True)
class Store:
    """What was bought, by all or by some, put in order."""

    bought: Bought
    people: People
    days: Days
    in_categories: Pairs


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned, with the intervals as they are shown, and who bought what needs are about."""

    knowledge: Knowledge
    found: Pairs
    products: Intervals
    categories: Intervals


@dataclass(frozen=True, slots=True)
class Judgement:
    """What follows for each person."""

    profiles: Profiles
    needs: Needs


def store(purchases: Purchases, bought: Bought, catalogue: Catalogue, *, until: int) -> Store:
    """Put in order what was bought; purchases are in order already, less what was given back."""
    in_categories = pairs(bought, thing=catalogue.category)
    everybody = people(purchases, in_categories, until=until)
    return Store(bought, everybody, days_of(purchases), in_categories)


def learned(store: Store, catalogue: Catalogue, *, until: int) -> Lesson:
    """What everything that was ever bought tells."""
    each = np.arange(len(catalogue.products))
    products = _intervals(pairs(store.bought, thing=each), things=len(each), until=until)
    many = len(catalogue.names)
    categories = _intervals(store.in_categories, things=many, until=until)
    known = Knowledge(
        Parameters(),
        Likes(products.median, products.share, catalogue.estimates),
        Likes(categories.median, categories.share, catalogue.category_estimates),
        np.full(many, np.nan),
    )
    things = known.things(catalogue)
    found = pairs(store.bought, thing=things.of_product)
    spread = spread_of(found, things)
    parameters, visits = fit(store.people, store.days, needs=spread, categories=many, until=until)
    return Lesson(replace(known, parameters=parameters, visits=visits), found, products, categories)


def judged(
    store: Store,
    catalogue: Catalogue,
    known: Knowledge,
    *,
    until: int,
    at: int,
    found: Pairs | None = None,
) -> Judgement:
    """What follows for each customer.

    until: the day, at: the moment (microseconds since 2000) as of which we look. found: who bought what
    needs are about, where learning has put it in order already.
    """
    things = known.things(catalogue)
    if found is None:
        found = pairs(store.bought, thing=things.of_product)
    return Judgement(
        profiles(store.people, known.parameters, visits=known.visits, until=until, at=at),
        needs(found, things, days=store.days, store=known.parameters.needs, until=until),
    )


def _intervals(found: Pairs, *, things: int, until: int) -> Intervals:
    return usual(waits(found.of, found.day, group=found.thing, until=until), groups=things)
