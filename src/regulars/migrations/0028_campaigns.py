"""Campaigns: who gets one message when, and holds that keep a campaign's messages back."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regulars", "0027_quiet_and_preferences")]
    operations = [
        migrations.CreateModel(
            name="SendHold",
            fields=[
                ("campaign_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
            ],
            options={"db_table": "send_hold"},
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("expression", models.TextField()),
                ("topic", models.TextField(default="")),
                ("content", models.TextField(default="")),
                (
                    "templates",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("judged_by", models.TextField(default="clicks")),
                (
                    "channels",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
                ),
                ("planned_for", models.DateTimeField(null=True)),
                ("timing", models.TextField(default="shop")),
                ("per_hour", models.IntegerField(null=True)),
                ("holdout_bp", models.SmallIntegerField()),
                ("seed", models.BigIntegerField()),
                ("archive", models.TextField(default="none")),
                ("state", models.TextField(default="draft")),
                ("made_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("before_pause", models.TextField(default="")),
                ("passes", models.SmallIntegerField(default=0)),
                ("position", models.BigIntegerField(default=0)),
                ("left_out", models.JSONField(default=dict)),
                ("paced_until", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "campaign",
                "constraints": [
                    models.UniqueConstraint(fields=("name",), name="campaign_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            state__in=("draft", "scheduled", "running", "paused", "stopped", "done")
                        ),
                        name="campaign_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(timing__in=("shop", "person", "own_hour")),
                        name="campaign_timing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(archive__in=("none", "signed", "listed")),
                        name="campaign_archive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(holdout_bp__gte=0, holdout_bp__lt=10_000),
                        name="campaign_holdout_is_a_share",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("customer_id", models.BigIntegerField(db_index=True)),
                ("arm", models.TextField()),
                ("variant", models.TextField(default="")),
                (
                    "channels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("due_at", models.DateTimeField(null=True)),
                ("assigned_at", models.DateTimeField()),
                ("released_at", models.DateTimeField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="regulars.campaign",
                    ),
                ),
            ],
            options={
                "db_table": "campaign_person",
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "customer_id"), name="campaign_person_once")
                ],
                "indexes": [
                    models.Index(
                        condition=models.Q(released_at__isnull=True, due_at__isnull=False),
                        fields=["campaign", "due_at", "id"],
                        name="campaign_person_waiting",
                    )
                ],
            },
        ),
    ]
