"""Keys of event clients, and what of theirs couldn't be read."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def number() -> Any:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    dependencies = [("regulars", "0009_webhooks_keys_drafts")]
    operations = [
        migrations.CreateModel(
            name="WriteKey",
            fields=[
                ("id", number()),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("handle", models.TextField(unique=True)),
                ("digest", models.BinaryField()),
                ("proof_secret", models.TextField(default="")),
                ("created_at", models.DateTimeField()),
                ("last_used_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("unread_count", models.BigIntegerField(default=0)),
                (
                    "shop",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="regulars.shop"),
                ),
            ],
            options={
                "db_table": "write_key",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["browser", "server"])), name="write_key_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UnreadMessage",
            fields=[
                ("id", number()),
                ("received_at", models.DateTimeField(db_index=True)),
                ("place", models.TextField()),
                ("why", models.TextField()),
                ("way_out", models.TextField()),
                ("body", models.BinaryField()),
                (
                    "key",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="regulars.writekey",
                    ),
                ),
            ],
            options={
                "db_table": "unread_message",
                "indexes": [models.Index(fields=["key", "-id"], name="unread_message_of_key")],
            },
        ),
    ]
