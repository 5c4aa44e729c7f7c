"""What do the log, the staff's notes and we ourselves hold of people and shops?"""

from django.utils.translation import gettext_lazy as _

from regulars.customers.holdings import THEIRS, Holding, OfShop

BY_NUMBER = "It names them by a number alone"

HOLDINGS = (
    Holding(
        table="customer",
        title=_("Known since"),
        where="id = ANY (%(customers)s)",
        kept="A number, by which the orders of one person stay one person's",
        shown="id, first_seen_at, shop_id",
    ),
    Holding(
        table="customer_person",
        title=_("Name and language"),
        shown="name, given_name, language, country, time_zone, birth_date, updated_at",
    ),
    Holding(table="customer_identity", title=_("Known by"), shown="kind, value, shop_id, first_seen_at"),
    Holding(
        table="customer_address", title=_("Addresses"), shown="country, region, city, postcode, last_seen_at"
    ),
    Holding(
        table="customer_merge",
        title=_("Found to be the same person"),
        where="(loser_id = ANY (%(customers)s) OR winner_id = ANY (%(customers)s))",
        kept=BY_NUMBER,
        shown="merged_at, reason, undone_at",
    ),
    Holding(
        table="customer_canonical", kept=BY_NUMBER, withheld="It repeats what was found to be one person"
    ),
    Holding(
        table="consent",
        title=_("May we write?"),
        kept="That somebody allowed or refused something counts; the words beside it go by erase_words",
        shown="occurred_at, channel, purpose, granted, how, wording, evidence, known_at,"
        " encode(digest, 'hex') AS digest",
    ),
    Holding(
        table="consent_pending",
        title=_("A yes that waits to be confirmed"),
        shown="asked_at, channel, purpose, how, wording, evidence, expires_at, confirmed_at",
    ),
    Holding(
        table="customer_preference",
        title=_("How they wish to be written to"),
        shown="said_at, channel, most, within_days, paused_until, topics_left",
    ),
    Holding(
        table="customer_answer",
        title=_("What they answered"),
        shown="said_at, question, wording, chosen, how",
    ),
    Holding(
        table="customer_quiet",
        title=_("Left in peace"),
        shown="since, until, reason, ended_at",
    ),
    Holding(
        table="event",
        title=_("Everything, in order"),
        kept="The log holds numbers; what a tracker told of a visit goes by erase_words",
        shown="occurred_at, name, shop_id, payload",
    ),
    Holding(
        table="raw_delivery",
        title=_("As it came from the shop"),
        where=f"customer_id IS NOT NULL AND {THEIRS}",
        shown="received_at, topic, convert_from(body, 'UTF8') AS body",
    ),
    Holding(
        table="raw_delivery",
        where="(customer_id IS NULL AND EXISTS (SELECT FROM unnest(%(words)s::text[]) word"
        " WHERE strpos(lower(convert_from(body, 'LATIN1')), word) > 0))",
        searched=True,
        withheld="What couldn't be read yet; it is told as soon as it is",
    ),
    Holding(
        table="staff_action",
        title=_("What our staff did"),
        where="(object_kind = 'customer' AND object_id = ANY (%(customers)s::text[]))",
        kept="What the staff did is kept; it names people by a number alone",
        shown="at, action",
    ),
    Holding(
        table="erased_identity",
        kept="The list of erasures itself: nobody can tell from it whose they were",
        withheld="Of who is known nothing stands there",
    ),
    Holding(
        table="privacy_request",
        title=_("Requests about personal data"),
        kept="That what somebody asked for was done has to be shown later",
        shown="asked_at, asks, state, outcome, ended_at",
    ),
)

OF_SHOPS = (
    OfShop(table="customer", kept=BY_NUMBER),
    OfShop(table="customer_identity"),
    OfShop(table="event", kept="The log holds numbers, and stays as it was written"),
    OfShop(table="privacy_request", kept="That it was done has to be shown later"),
    OfShop(
        table="api_key",
        kept="What was written with it names it",
        blanked={"revoked_at": "coalesce(revoked_at, %(at)s)"},
    ),
)
