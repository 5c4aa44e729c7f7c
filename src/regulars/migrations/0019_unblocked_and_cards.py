"""Addresses that the staff unblocked; a gift card is one row, whoever it is told to belong to."""

from django.db import migrations, models

CARDS = """
    WITH card AS (
        SELECT
            id,
            row_number() OVER latest AS place,
            first_value(customer_id) OVER (
                PARTITION BY shop_id, program, kind, reference ORDER BY customer_id IS NULL, as_of DESC, id DESC
            ) AS owner
        FROM opening_balance
        WHERE reference <> ''
        WINDOW latest AS (PARTITION BY shop_id, program, kind, reference ORDER BY as_of DESC, id DESC)
    ), gone AS (
        DELETE FROM opening_balance USING card WHERE opening_balance.id = card.id AND card.place > 1
    )
    UPDATE opening_balance SET customer_id = card.owner
    FROM card
    WHERE opening_balance.id = card.id AND card.place = 1 AND opening_balance.customer_id IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("regulars", "0018_message_ways")]
    operations = [
        migrations.AddField("suppression", "lifted_at", models.DateTimeField(null=True)),
        migrations.RemoveConstraint("openingbalance", "opening_balance_once"),
        migrations.RunSQL(CARDS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "openingbalance",
            models.UniqueConstraint(
                "shop",
                "program",
                "kind",
                "reference",
                models.Case(models.When(reference="", then="customer")),
                name="opening_balance_once",
                nulls_distinct=False,
            ),
        ),
    ]
