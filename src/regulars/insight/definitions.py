"""What does each figure and word mean, and how is it worked out?

One catalogue: the words that explain themselves on tap, the console's page of definitions and
docs/definitions.md are made from it.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One word. name: by which templates ask for it. code: how tables and code say it, where they differ.

    means: for everybody. worked_out: for whoever wants to check it. source: the lines of the articles it
    comes from, and papers.
    """

    name: str
    word: str | Promise
    means: str | Promise
    worked_out: str | Promise
    code: str = ""
    source: str = ""


DEFINITIONS = (
    Definition(
        name="purchase",
        word=_("order"),
        code="orders",
        means=_("An order with goods in it that was not cancelled."),
        worked_out=_(
            "Postage, fees, samples, gift cards and test lines are not goods. A later return doesn't undo "
            "the order, it takes its revenue back. Two orders of one day are two orders; where days between "
            "orders matter, they are one."
        ),
    ),
    Definition(
        name="revenue",
        word=_("revenue"),
        code="revenue_business",
        means=_("Goods less discounts and returns, without shipping, and without tax where it is known."),
        worked_out=_(
            "In the business's currency, at the rate of the order's day; an order without a rate counts as "
            "an order and is left out of amounts. A return counts against the order it came from, or, where "
            "nobody says which, against the person's latest order before it."
        ),
    ),
    Definition(
        name="profit",
        word=_("profit"),
        code="profit_business",
        means=_("Revenue less what the goods cost."),
        worked_out=_(
            "By the cost the shop tells, else by the owner's own percentage. Where less than nine tenths of "
            "the revenue have either, only revenue is said. A return takes its part of the cost with it."
        ),
    ),
    Definition(
        name="guest",
        word=_("guest"),
        means=_("Somebody who bought without telling who they are."),
        worked_out=_(
            "Guests count in orders and revenue. They are in no share of repeat customers, since nobody can "
            "tell whether they came back."
        ),
        source="S4.35",
    ),
    Definition(
        name="repeat_rate",
        word=_("repeat-customer rate"),
        code="repeat_rate",
        means=_("Of the people who bought in this time, the share who have ordered at least twice."),
        worked_out=_(
            "Repeat customers ÷ customers. Somebody who bought once in this time and once before it came "
            "back. Where history begins in mid-life it is at least so high."
        ),
        source="S0.52, S2.44",
    ),
    Definition(
        name="repeat_share",
        word=_("what repeat customers bring"),
        code="repeat_orders, repeat_revenue, repeat_profit",
        means=_(
            "The share of orders, revenue and profit that repeat customers bring, their first order included."
        ),
        worked_out=_("Theirs ÷ that of all known customers; guests are left out of both."),
        source="S0.1",
    ),
    Definition(
        name="reference_line",
        word=_("reference line"),
        code="REFERENCE",
        means=_("Repeat buyers bring up to 40 % of profit, say the articles this program is made after."),
        worked_out=_(
            "It is drawn beside the share of profit, and nowhere else: shares of revenue are not "
            "comparable with it. Nothing is computed from it."
        ),
        source="S0.1, S0.52",
    ),
    Definition(
        name="first_seen_only",
        word=_("history begins later"),
        code="first_seen_only",
        means=_(
            "Their first order that we know need not be their first: the shop sold before our history begins."
        ),
        worked_out=_(
            "Who was first seen within 90 days of the beginning of a history that isn't complete. They are "
            "never said to make a first purchase, and their number of orders is a lower bound."
        ),
    ),
    Definition(
        name="cohort",
        word=_("first bought in"),
        code="cohort",
        means=_(
            "People by the month of their first order, and how many of them bought in each month after it."
        ),
        worked_out=_(
            "Bought in that month ÷ all who first bought in the cohort's month. A month that isn't over is "
            "marked, and a cohort that may hold people who were customers before our history begins."
        ),
        source="S0.55",
    ),
    Definition(
        name="usual_interval",
        word=_("usually bought again after"),
        code="median",
        means=_("Half of the people who buy it again have done so by then."),
        worked_out=_(
            "From the days between two purchases of the same product (or product category) by the same "
            "person. Each person has one vote, shared among their waits; who has not come back yet is "
            "followed until today, and the share that never does is taken out. Said from 20 waits of 10 "
            "people on. In a short history it is a lower bound: nobody saw waits that are longer than it."
        ),
        source="S1.3, S1.4, S1.5; Wang and Chang 1999; Maller and Zhou 1992",
    ),
    Definition(
        name="gap_verdict",
        word=_("against your own estimate"),
        code="verdict",
        means=_("Whether people come back for it as soon as you expected."),
        worked_out=_(
            "Slower: the interval is more than a quarter longer than your estimate. Faster: more than a "
            "fifth shorter. Where too little is known, needs go by your estimate."
        ),
        source="S1.8, S1.9",
    ),
    Definition(
        name="own_interval",
        word=_("usually orders every"),
        code="usual_interval",
        means=_("How many days usually lie between two of this person's orders."),
        worked_out=_(
            "The typical wait between the days on which they ordered, drawn towards that of people who "
            "mostly buy in the same product category (or of everybody): the more, the fewer waits of their "
            "own are known. With one order it is that of the others."
        ),
        source="S1.20; Efron and Morris 1973",
    ),
    Definition(
        name="likely_range",
        word=_("likely range"),
        code="expected_from, expected_until",
        means=_("8 of 10 times it happens between these two."),
        worked_out=_("From how much their waits differ, and how little is known of them."),
    ),
    Definition(
        name="expected_next",
        word=_("expected next order"),
        code="expected_next_at",
        means=_("Their latest order, and their usual interval later."),
        worked_out=_("As often before it as after it, if they order again."),
        source="S3.13",
    ),
    Definition(
        name="lateness",
        word=_("lateness"),
        code="lateness",
        means=_("How long they have been silent, measured by their own usual interval: 2 is twice as long."),
        worked_out=_("Days since the latest order ÷ usual interval."),
        source="S2.43, S3.14",
    ),
    Definition(
        name="overdue",
        word=_("overdue"),
        code="overdue",
        means=_("Silent for longer than 9 of 10 of their waits last."),
        worked_out=_(
            "Silence beyond the end of the likely range. ‘Overdue by 23 days’ counts from the day on which "
            "the order was expected. At stake is what the overdue are expected to bring in the next year."
        ),
        source="S2.49, S3.7",
    ),
    Definition(
        name="quiet",
        word=_("gone quiet"),
        code="quiet",
        means=_("Silent for twice as long as it takes to be overdue, by their own rhythm."),
        worked_out=_("Silence beyond twice the end of the likely range. It is how people are lost here."),
        source="S2.43, S3.14, S3.35",
    ),
    Definition(
        name="chance",
        word=_("chance to buy again"),
        code="chance",
        means=_("How likely it is that they order again at all."),
        worked_out=_(
            "Of people after their first, second, third or later purchase a share returns; of those who do, "
            "some are still silent after so many days. Bayes' rule joins the two."
        ),
        source="S3.16; Maller and Zhou 1996",
    ),
    Definition(
        name="next_year",
        word=_("expected in 12 months"),
        code="next_year_business",
        means=_("What they are expected to spend in the next 365 days, on average of people like them."),
        worked_out=_(
            "Expected orders × what one of their orders brings. Orders: the chance to buy again, their mean "
            "wait, and the share that returns each time. The order's worth is their own mean, drawn towards "
            "the shop's. Revenue, not margin; seasons are not in it."
        ),
        source="S2.45",
    ),
    Definition(
        name="need",
        word=_("needs next"),
        code="customer_need",
        means=_(
            "A product, or something of a product category, that they are expected to buy again, and when."
        ),
        worked_out=_(
            "Who was seen to buy it again needs it again; so does everybody, where at least half of its "
            "buyers come back for it or you say so. The interval is their own, drawn towards the product's. "
            "It lapses when they have been silent twice as long as 9 of 10 of their waits last."
        ),
        source="S0.33, S1.18, S3.13",
    ),
    Definition(
        name="stage",
        word=_("stage"),
        code="stage",
        means=_("Where somebody stands on the way from a first purchase to a growing relation; five in all."),
        worked_out=_(
            "By the rules below. Each change is kept with its reason, when it happened and when we knew."
        ),
        source="S2.6 to S2.17",
    ),
    Definition(
        name="stage_first_purchase",
        word=_("1: first purchase"),
        code="first_purchase",
        means=_("They ordered once, and the goods aren't in their hands yet."),
        worked_out=_(
            "Until the parcel arrives; where parcels aren't known, for 7 days. Never where history begins "
            "later than the shop."
        ),
        source="S2.7, S2.8",
    ),
    Definition(
        name="stage_weighing",
        word=_("2: weighing the experience"),
        code="weighing",
        means=_("They ordered once, the goods arrived, and they make up their mind."),
        worked_out=_("It lasts until they come back or send it back. Silence is no verdict: see overdue."),
        source="S2.12",
    ),
    Definition(
        name="stage_satisfied",
        word=_("3: satisfied"),
        code="satisfied",
        means=_("They came back."),
        worked_out=_("They ordered on two different days, or on more and have gone quiet since."),
        source="S2.13",
    ),
    Definition(
        name="stage_disappointed",
        word=_("3: let down"),
        code="disappointed",
        means=_("They sent back what they ordered last."),
        worked_out=_("Half or more of the latest order was returned, and they have bought nothing since."),
        source="S2.13",
    ),
    Definition(
        name="stage_loyal",
        word=_("4: loyal"),
        code="loyal",
        means=_("They keep ordering, in their own rhythm."),
        worked_out=_("Orders on three different days or more, and they haven't gone quiet."),
        source="S2.14",
    ),
    Definition(
        name="stage_growing",
        word=_("5: the relation grows"),
        code="growing",
        means=_("Loyal, and they try new things or spend more."),
        worked_out=_(
            "Within a year they bought in a product category that was new to them; or they spend a quarter "
            "more than in the half year before, beyond what the whole shop does, ordering twice in each."
        ),
        source="S2.15",
    ),
    Definition(
        name="category",
        word=_("kind of customer"),
        code="category",
        means=_("Star, steady, could be a star, or disappointed; and the reason why."),
        worked_out=_(
            "By the rules below. It stops nothing: whether promotions stop for somebody is decided by a "
            "person, and nothing touches their rights."
        ),
        source="S2.18",
    ),
    Definition(
        name="star",
        word=_("star"),
        code="star",
        means=_("Much is expected of them in the next year."),
        worked_out=_(
            "Among the top fifth by what is expected in 12 months, of all who haven't gone quiet; and they "
            "ordered on three different days or more. A fifth is drawn from ten people on."
        ),
        source="S2.19",
    ),
    Definition(
        name="productive",
        word=_("steady"),
        code="productive",
        means=_("They spent much in the last year, but less is expected of them."),
        worked_out=_("Among the top fifth by revenue of the last 365 days, without being a star."),
        source="S2.24",
    ),
    Definition(
        name="question_mark",
        word=_("could be a star"),
        code="question_mark",
        means=_("They buy now and then, and could buy more."),
        worked_out=_("Neither star nor steady nor disappointed, and they haven't gone quiet."),
        source="S2.26",
    ),
    Definition(
        name="problem",
        word=_("disappointed"),
        code="problem",
        means=_("What they bought missed their expectation."),
        worked_out=_(
            "It takes evidence: half or more of what they bought in the last year was returned, or of two of "
            "their latest three orders; and they bought nothing since. Spending little is never a problem."
        ),
        source="S2.29",
    ),
    Definition(
        name="no_category",
        word=_("too little to say"),
        means=_("They bought little and have gone quiet."),
        worked_out=_("None of the four kinds: nothing is said of people of whom nothing is known."),
    ),
)
