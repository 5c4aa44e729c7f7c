"""What do the stages and kinds of customers mean?"""

from django.utils.translation import gettext_lazy as _

from regulars.insight.definitions.definition import Definition

KINDS = (
    Definition(
        name="stage",
        word=_("stage"),
        code="stage",
        means=_("Where somebody stands on the way from a first purchase to a growing relation; five in all."),
        worked_out=_(
            "By the rules below. Each change is kept with its reason, when it happened and when we knew."
        ),
        tactics=("S2.6", "S2.7", "S2.8", "S2.12", "S2.13", "S2.14", "S2.15", "S2.17"),
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
        tactics=(
            "S2.7",
            "S2.8",
        ),
    ),
    Definition(
        name="stage_weighing",
        word=_("2: weighing the experience"),
        code="weighing",
        means=_("They ordered once, the goods arrived, and they make up their mind."),
        worked_out=_("It lasts until they come back or send it back. Silence is no verdict: see overdue."),
        tactics=("S2.12",),
    ),
    Definition(
        name="stage_satisfied",
        word=_("3: satisfied"),
        code="satisfied",
        means=_("They came back."),
        worked_out=_("They ordered on two different days, or on more and have gone quiet since."),
        tactics=("S2.13",),
    ),
    Definition(
        name="stage_disappointed",
        word=_("3: let down"),
        code="disappointed",
        means=_("They sent back what they ordered last."),
        worked_out=_("Half or more of the latest order was returned, and they have bought nothing since."),
        tactics=("S2.13",),
    ),
    Definition(
        name="stage_loyal",
        word=_("4: loyal"),
        code="loyal",
        means=_("They keep ordering, in their own rhythm."),
        worked_out=_("Orders on three different days or more, and they haven't gone quiet."),
        tactics=("S2.14",),
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
        tactics=("S2.15",),
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
        tactics=("S2.18",),
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
        tactics=("S2.19",),
    ),
    Definition(
        name="productive",
        word=_("steady"),
        code="productive",
        means=_("They spent much in the last year, but less is expected of them."),
        worked_out=_("Among the top fifth by revenue of the last 365 days, without being a star."),
        tactics=("S2.24",),
    ),
    Definition(
        name="question_mark",
        word=_("could be a star"),
        code="question_mark",
        means=_("They buy now and then, and could buy more."),
        worked_out=_("Neither star nor steady nor disappointed, and they haven't gone quiet."),
        tactics=("S2.26",),
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
        tactics=("S2.29",),
    ),
    Definition(
        name="no_category",
        word=_("too little to say"),
        means=_("They bought little and have gone quiet."),
        worked_out=_("None of the four kinds: nothing is said of people of whom nothing is known."),
    ),
)
