"""Addresses of other programs that are told what happens; keys that are rotated; proposed plays."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("regulars", "0008_shop_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="Endpoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.TextField()),
                ("name", models.TextField()),
                (
                    "events",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("with_customers", models.BooleanField()),
                ("secret", models.TextField()),
                ("old_secret", models.TextField(default="")),
                ("old_secret_until", models.DateTimeField(null=True)),
                ("from_cluster", models.SmallIntegerField()),
                ("from_xid", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
                ("off_why", models.TextField(default="")),
                ("off_at", models.DateTimeField(null=True)),
                ("failing_since", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "webhook_endpoint",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message_id", models.TextField(unique=True)),
                ("event", models.TextField()),
                ("body", models.TextField()),
                ("state", models.TextField(default="planned")),
                ("made_at", models.DateTimeField()),
                ("not_before", models.DateTimeField()),
                ("claimed_until", models.DateTimeField(null=True)),
                ("attempts", models.SmallIntegerField(default=0)),
                ("tried_at", models.DateTimeField(null=True)),
                ("status", models.SmallIntegerField(null=True)),
                ("response", models.TextField(default="")),
                ("took_ms", models.IntegerField(null=True)),
            ],
            options={
                "db_table": "webhook_notice",
            },
        ),
        migrations.CreateModel(
            name="PlayDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("play", models.TextField()),
                ("text", models.TextField()),
                ("note", models.TextField(default="")),
                ("by", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("state", models.TextField(default="open")),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.TextField(default="")),
            ],
            options={
                "db_table": "play_draft",
            },
        ),
        migrations.RemoveConstraint(
            model_name="apikey",
            name="api_key_scope_known",
        ),
        migrations.AddField(
            model_name="apikey",
            name="expires_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="apikey",
            constraint=models.CheckConstraint(
                condition=models.Q(("scope__in", ("write", "figures", "draft", "read", "admin"))),
                name="api_key_scope_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="endpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("off_why__in", ("", "owner", "gone", "failing"))),
                name="webhook_endpoint_off",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="endpoint",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, to="regulars.endpoint"
            ),
        ),
        migrations.AddIndex(
            model_name="playdraft",
            index=models.Index(condition=models.Q(("state", "open")), fields=["-id"], name="play_draft_open"),
        ),
        migrations.AddConstraint(
            model_name="playdraft",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("open", "switched_on", "discarded"))),
                name="play_draft_state",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("state__in", ["planned", "unknown"])),
                fields=["endpoint", "not_before", "id"],
                name="webhook_notice_due",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("state", "handed_over")),
                fields=["claimed_until"],
                name="webhook_notice_in_hand",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["endpoint", "-id"], name="webhook_notice_newest"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("state__in", ["accepted", "failed"])),
                fields=["made_at"],
                name="webhook_notice_ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("planned", "handed_over", "accepted", "unknown", "failed"))
                ),
                name="webhook_notice_state",
            ),
        ),
    ]
