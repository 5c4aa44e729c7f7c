"""What people bring along from other programs: balances, reviews, and their past in the shop."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def number() -> Any:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("regulars", "0015_page_told")]
    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", number()),
                ("program", models.TextField()),
                ("reference", models.TextField()),
                ("sku", models.TextField(default="")),
                ("handle", models.TextField(default="")),
                ("product", models.TextField(default="")),
                ("rating", models.SmallIntegerField()),
                ("verified", models.BooleanField(null=True)),
                ("published", models.BooleanField()),
                ("written_at", models.DateTimeField()),
                ("source_version", models.DateTimeField()),
                ("known_at", models.DateTimeField()),
                (
                    "customer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="regulars.customer"
                    ),
                ),
                (
                    "shop",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regulars.shop"
                    ),
                ),
            ],
            options={
                "db_table": "review",
            },
        ),
        migrations.CreateModel(
            name="ReviewText",
            fields=[
                (
                    "review",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="regulars.review",
                    ),
                ),
                ("author", models.TextField(default="")),
                ("title", models.TextField(default="")),
                ("body", models.TextField(default="")),
                ("reply", models.TextField(default="")),
            ],
            options={
                "db_table": "review_text",
            },
        ),
        migrations.CreateModel(
            name="CustomerPast",
            fields=[
                ("id", number()),
                ("since", models.DateTimeField(null=True)),
                ("orders", models.IntegerField(null=True)),
                ("as_of", models.DateTimeField()),
                ("known_at", models.DateTimeField()),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regulars.customer"
                    ),
                ),
                (
                    "shop",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regulars.shop"
                    ),
                ),
            ],
            options={
                "db_table": "customer_past",
                "constraints": [
                    models.UniqueConstraint(fields=("customer", "shop"), name="customer_past_once"),
                    models.CheckConstraint(
                        condition=models.Q(("orders__isnull", True), ("orders__gte", 0), _connector="OR"),
                        name="customer_past_orders",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpeningBalance",
            fields=[
                ("id", number()),
                ("program", models.TextField()),
                ("kind", models.TextField()),
                ("reference", models.TextField(default="")),
                ("ends_with", models.TextField(default="")),
                ("unit", models.TextField()),
                ("amount", models.BigIntegerField()),
                ("tier", models.TextField(default="")),
                ("as_of", models.DateTimeField()),
                ("known_at", models.DateTimeField()),
                (
                    "customer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="regulars.customer"
                    ),
                ),
                (
                    "shop",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, to="regulars.shop"
                    ),
                ),
            ],
            options={
                "db_table": "opening_balance",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("shop", "program", "kind", "reference", "customer"),
                        name="opening_balance_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["points", "gift_card"])), name="opening_balance_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("customer__isnull", False),
                            models.Q(("reference", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="opening_balance_of_somebody",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(fields=("shop", "program", "reference"), name="review_once"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("rating__gte", 1), ("rating__lte", 5)), name="review_rating"
            ),
        ),
    ]
