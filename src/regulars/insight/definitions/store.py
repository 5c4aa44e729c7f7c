"""What do the words mean that speak of the whole store?"""

from django.utils.translation import gettext_lazy as _

from regulars.insight.definitions.definition import Definition

STORE = (
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
            "nobody says which, against the person's latest order before it. One before their first order "
            "that we know counts on nobody."
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
        tactics=("S4.35",),
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
        tactics=(
            "S0.52",
            "S2.44",
        ),
    ),
    Definition(
        name="repeat_share",
        word=_("what repeat customers bring"),
        code="repeat_orders, repeat_revenue, repeat_profit",
        means=_(
            "The share of orders, revenue and profit that repeat customers bring, their first order included."
        ),
        worked_out=_("Theirs ÷ that of all known customers; guests are left out of both."),
        tactics=("S0.1",),
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
        tactics=(
            "S0.1",
            "S0.52",
        ),
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
        tactics=("S0.55",),
    ),
    Definition(
        name="cost_of_a_new_customer",
        word=_("cost of a new customer"),
        code="cost_business",
        means=_("What advertising with somebody cost for each new customer whom it brought."),
        worked_out=_(
            "What it cost in these days ÷ customers whose first order fell into them and who first came by "
            "an advertisement of this source. Those whose first order may be older count nowhere, and "
            "nothing is said where a day's currency has no rate. How somebody came is known as far as the "
            "shop tells."
        ),
    ),
    Definition(
        name="prior_price",
        word=_("lowest price of the 30 days before"),
        code="prior_minor",
        means=_("The price that a reduction has to be held against in the European Union."),
        worked_out=_(
            "The lowest price that was in force at any moment from the start of the shop's day, 30 days "
            "before the day on which the present price began, until that moment. Only prices that the shop "
            "told are known."
        ),
        source="Directive 98/6/EC, Article 6a",
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
        tactics=(
            "S1.3",
            "S1.4",
            "S1.5",
        ),
        source="Wang and Chang 1999; Maller and Zhou 1992",
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
        tactics=(
            "S1.8",
            "S1.9",
        ),
    ),
)
