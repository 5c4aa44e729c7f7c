"""What do plays hold of people and shops?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import Holding, OfShop

COMPARED = "What a play earned is worked out from it; it names nobody once the person is erased"

HOLDINGS = (
    Holding(
        table="decision",
        title=_("Decisions of plays"),
        where="d.customer_id = ANY (%(customers)s)",
        kept=COMPARED,
        source="decision d JOIN play p ON p.id = d.play_id",
        shown="d.decided_at, p.name AS play, d.arm, d.reason, d.detail",
    ),
    Holding(
        table="assignment",
        title=_("Control groups"),
        where="a.customer_id = ANY (%(customers)s)",
        kept=COMPARED,
        source="assignment a JOIN play p ON p.id = a.play_id",
        shown="a.assigned_at, p.name AS play, a.arm",
    ),
    Holding(
        table="enrolment",
        title=_("Plays they are in"),
        kept=COMPARED,
        blanked={"problem": "''"},
        shown="entered_at, (SELECT name FROM play WHERE id = play_id) AS play, arm, state, outcome, step,"
        " ended_at, goal_at",
    ),
)

OF_SHOPS = (OfShop(table="enrolment", kept=COMPARED),)
