"""Erasing: who and what was erased, requests for it, and the words in append-only tables."""

from pathlib import Path

from typing import Any

from django.db import migrations, models

SQL = Path(__file__).with_name("0013_erasure.sql").read_text()


def number() -> Any:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("regulars", "0012_following")]

    operations = [
        migrations.AddField("customer", "erased_at", models.DateTimeField(null=True)),
        migrations.AddField("shop", "erased_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="ErasedIdentity",
            fields=[
                ("id", number()),
                ("digest", models.UUIDField()),
                ("customer_id", models.BigIntegerField(null=True)),
                ("erased_at", models.DateTimeField()),
            ],
            options={
                "db_table": "erased_identity",
                "constraints": [
                    models.UniqueConstraint(fields=("digest", "erased_at"), name="erased_identity_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PrivacyRequest",
            fields=[
                ("id", number()),
                ("key", models.UUIDField(unique=True)),
                ("asks", models.TextField()),
                ("actor", models.TextField()),
                ("customer_id", models.BigIntegerField(null=True)),
                ("shop_id", models.BigIntegerField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("state", models.TextField()),
                ("outcome", models.TextField(default="")),
                ("position", models.BigIntegerField(default=0)),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(default=0)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.TextField(default="")),
            ],
            options={
                "db_table": "privacy_request",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(asks__in=["data", "erasure", "shop_erasure"]),
                        name="privacy_request_asks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(state__in=["open", "running", "done"]),
                        name="privacy_request_state",
                    ),
                ],
                "indexes": [
                    models.Index(
                        condition=~models.Q(state="done"),
                        fields=["state", "due_at"],
                        name="privacy_request_waiting",
                    )
                ],
            },
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
