"""Variants, compare-at prices, addresses, carriers' news, touches and what advertising cost."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

PARCEL = ["announced", "in_transit", "out_for_delivery", "to_collect", "delivered", "failed", "returned"]
BACKFILL = """
    UPDATE product SET in_stock = stock > 0 WHERE stock IS NOT NULL;
    UPDATE product_price r SET currency = p.currency FROM product p WHERE p.id = r.product_id;
    UPDATE product_price r SET last_told_at = r.occurred_at
    WHERE EXISTS (
        SELECT FROM product_price n WHERE n.product_id = r.product_id AND n.occurred_at > r.occurred_at
    );
"""


def number() -> Any:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def belongs(to: str, on_delete: Any = django.db.models.deletion.PROTECT, **more: Any) -> Any:
    return models.ForeignKey(db_index=False, on_delete=on_delete, to=f"regulars.{to}", **more)


def text(**more: Any) -> Any:
    return models.TextField(default="", **more)


class Migration(migrations.Migration):
    dependencies = [("regulars", "0010_write_keys")]

    operations = [
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", number()),
                ("customer", belongs("customer", django.db.models.deletion.CASCADE)),
                ("country", models.CharField(default="", max_length=2)),
                ("region", text()),
                ("city", text()),
                ("postcode", text()),
                ("last_seen_at", models.DateTimeField()),
            ],
            options={
                "db_table": "customer_address",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("customer", "country", "region", "city", "postcode"),
                        name="customer_address_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            "order", "address", belongs("address", django.db.models.deletion.SET_NULL, null=True)
        ),
        migrations.AddIndex(
            "order",
            models.Index(
                condition=models.Q(("address__isnull", False)), fields=["address"], name="orders_to_address"
            ),
        ),
        migrations.CreateModel(
            name="Touch",
            fields=[
                ("id", number()),
                ("shop", belongs("shop")),
                ("customer", belongs("customer", null=True)),
                ("order", belongs("order", django.db.models.deletion.CASCADE)),
                ("position", models.SmallIntegerField()),
                *(
                    (name, text())
                    for name in (
                        "source",
                        "medium",
                        "campaign",
                        "content",
                        "term",
                        "landing",
                        "referrer",
                        "click",
                        "heard",
                    )
                ),
                ("paid", models.BooleanField()),
                ("occurred_at", models.DateTimeField()),
                ("known_at", models.DateTimeField()),
            ],
            options={
                "db_table": "touch",
                "constraints": [models.UniqueConstraint(fields=("order", "position"), name="touch_of_order")],
                "indexes": [models.Index(fields=["customer", "occurred_at"], name="touch_of_customer")],
            },
        ),
        migrations.CreateModel(
            name="AdSpend",
            fields=[
                ("id", number()),
                ("shop", belongs("shop")),
                ("source", models.TextField()),
                ("campaign", models.TextField()),
                ("day", models.DateField()),
                ("currency", models.CharField(max_length=3)),
                ("spend_minor", models.BigIntegerField()),
                ("rate", models.DecimalField(decimal_places=10, max_digits=20, null=True)),
                ("rate_date", models.DateField(null=True)),
                ("spend_business", models.BigIntegerField(null=True)),
                ("impressions", models.BigIntegerField(null=True)),
                ("clicks", models.BigIntegerField(null=True)),
                ("source_version", models.DateTimeField()),
                ("known_at", models.DateTimeField()),
            ],
            options={
                "db_table": "ad_spend",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "source", "campaign", "shop"), name="ad_spend_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spend_minor__gte", 0)), name="ad_spend_not_negative"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tracking",
            fields=[
                ("id", number()),
                ("shop", belongs("shop")),
                ("tracking_number", models.TextField()),
                ("carrier", models.TextField()),
                ("status", models.TextField()),
                ("says", text()),
                ("occurred_at", models.DateTimeField()),
                ("promised_at", models.DateTimeField(null=True)),
                ("known_at", models.DateTimeField()),
            ],
            options={
                "db_table": "tracking",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("tracking_number", "shop", "occurred_at", "status"), name="tracking_told"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", PARCEL)), name="tracking_status"
                    ),
                ],
            },
        ),
        migrations.AddField("shipment", "status", text(db_default="")),
        migrations.AddField("shipment", "tracking_url", text(db_default="")),
        migrations.AddIndex(
            "shipment",
            models.Index(
                condition=models.Q(("tracking_number", ""), _negated=True),
                fields=["tracking_number", "shop"],
                name="shipment_tracked",
            ),
        ),
        migrations.AddConstraint(
            "shipment",
            models.CheckConstraint(condition=models.Q(("status__in", ["", *PARCEL])), name="shipment_status"),
        ),
        migrations.AddField("product", "images", models.JSONField(db_default=[], default=list)),
        migrations.AddField("product", "categories", models.JSONField(db_default=[], default=list)),
        migrations.AddField("product", "group_key", text(db_default="")),
        migrations.AddField("product", "group_name", text(db_default="")),
        migrations.AddField("product", "options", models.JSONField(db_default={}, default=dict)),
        migrations.AddField("product", "barcode", text(db_default="")),
        migrations.AddField("product", "compare_at_minor", models.BigIntegerField(null=True)),
        migrations.AddField("product", "in_stock", models.BooleanField(null=True)),
        migrations.AddIndex(
            "product",
            models.Index(
                condition=models.Q(("group_key", ""), _negated=True),
                fields=["group_key", "shop"],
                name="product_group",
            ),
        ),
        migrations.AddField(
            "productprice", "currency", models.CharField(db_default="", default="", max_length=3)
        ),
        migrations.AddField("productprice", "last_told_at", models.DateTimeField(null=True)),
        migrations.RunSQL(BACKFILL, migrations.RunSQL.noop),
    ]
