"""What do the words mean that speak of one person's rhythm?"""

from django.utils.translation import gettext_lazy as _

from regulars.insight.definitions.definition import Definition

PEOPLE = (
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
        tactics=("S1.20",),
        source="Efron and Morris 1973",
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
        tactics=("S3.13",),
    ),
    Definition(
        name="lateness",
        word=_("lateness"),
        code="lateness",
        means=_("How long they have been silent, measured by their own usual interval: 2 is twice as long."),
        worked_out=_("Days since the latest order ÷ usual interval."),
        tactics=(
            "S2.43",
            "S3.14",
        ),
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
        tactics=(
            "S2.49",
            "S3.7",
        ),
    ),
    Definition(
        name="quiet",
        word=_("gone quiet"),
        code="quiet",
        means=_("Silent for twice as long as it takes to be overdue, by their own rhythm."),
        worked_out=_("Silence beyond twice the end of the likely range. It is how people are lost here."),
        tactics=(
            "S2.43",
            "S3.14",
            "S3.35",
        ),
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
        tactics=("S3.16",),
        source="Maller and Zhou 1996",
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
        tactics=("S2.45",),
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
        tactics=(
            "S0.33",
            "S1.18",
            "S3.13",
        ),
    ),
)
