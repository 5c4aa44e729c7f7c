"""Why people are left in peace, how they wish to be written to, and what a store writes about."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0026_wishes_due")]
    operations = [
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("slug", models.TextField(primary_key=True, serialize=False)),
                ("names", models.JSONField()),
                ("says", models.JSONField(default=dict)),
                ("position", models.SmallIntegerField(default=0)),
                ("retired_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "topic"},
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "customer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="regulars.customer",
                    ),
                ),
                ("channel", models.TextField(default="")),
                ("most", models.SmallIntegerField(null=True)),
                ("within_days", models.SmallIntegerField(null=True)),
                ("paused_until", models.DateTimeField(null=True)),
                (
                    "topics_left",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("said_at", models.DateTimeField()),
            ],
            options={
                "db_table": "customer_preference",
                "constraints": [
                    models.CheckConstraint(
                        name="customer_preference_rhythm",
                        condition=models.Q(most__isnull=True, within_days__isnull=True)
                        | models.Q(most__isnull=False, within_days__isnull=False, most__gt=0, within_days__range=(1, 90)),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Quiet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.TextField()),
                ("reason", models.TextField()),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="regulars.customer",
                    ),
                ),
            ],
            options={
                "db_table": "customer_quiet",
                "constraints": [
                    models.UniqueConstraint(fields=("customer", "key"), name="customer_quiet_once")
                ],
            },
        ),
    ]
