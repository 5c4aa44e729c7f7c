"""Who wrote in WhatsApp of late, and the services that tell the staff."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0036_direct_mail")]
    operations = [
        migrations.CreateModel(
            name="CloudWindow",
            fields=[
                ("customer_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("wrote_at", models.DateTimeField()),
            ],
            options={
                "db_table": "cloud_window",
                "indexes": [models.Index(fields=["wrote_at"], name="cloud_window_ended")],
            },
        ),
        migrations.CreateModel(
            name="AlertService",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shown", models.TextField()),
                ("secret", models.TextField()),
                ("added_at", models.DateTimeField()),
                ("proven_at", models.DateTimeField(null=True)),
                ("problem", models.TextField(default="")),
            ],
            options={"db_table": "alert_service"},
        ),
        migrations.CreateModel(
            name="AlertTold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.TextField()),
                ("told_at", models.DateTimeField(null=True)),
                ("tries", models.SmallIntegerField(default=0)),
                ("seen_at", models.DateTimeField()),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="regulars.alertservice"
                    ),
                ),
            ],
            options={
                "db_table": "alert_told",
                "constraints": [
                    models.UniqueConstraint(fields=("service", "key"), name="alert_told_once")
                ],
            },
        ),
    ]
