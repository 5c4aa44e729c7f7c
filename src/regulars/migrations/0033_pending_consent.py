"""A yes that waits until whoever owns the address confirms it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0032_own_letters")]
    operations = [
        migrations.CreateModel(
            name="PendingConsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("channel", models.TextField()),
                ("purpose", models.TextField()),
                ("how", models.TextField()),
                ("wording", models.TextField()),
                ("evidence", models.JSONField()),
                ("asked_at", models.DateTimeField()),
                ("letters", models.SmallIntegerField()),
                ("expires_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
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
                "db_table": "consent_pending",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("customer", "channel", "purpose"), name="consent_pending_once"
                    )
                ],
            },
        ),
    ]
