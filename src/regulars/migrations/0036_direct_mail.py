"""Letters by post, cards for parcels, and calls, each by hand."""

from django.db import migrations, models

IDENTITIES = ["email", "phone", "shop", "device", "push", "telegram", "postal"]


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0035_campaign_trial")]
    operations = [
        migrations.RemoveConstraint(model_name="identity", name="customer_identity_kind"),
        migrations.AddConstraint(
            model_name="identity",
            constraint=models.CheckConstraint(
                name="customer_identity_kind", condition=models.Q(kind__in=IDENTITIES)
            ),
        ),
        migrations.CreateModel(
            name="PrintRun",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField()),
                ("state", models.TextField(default="made")),
                ("pieces", models.IntegerField()),
                ("price_minor", models.BigIntegerField()),
                ("currency", models.CharField(max_length=3)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "print_run",
                "constraints": [
                    models.CheckConstraint(
                        name="print_run_state", condition=models.Q(state__in=["made", "posted", "undone"])
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ParcelCard",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("code", models.TextField(unique=True)),
                ("customer_id", models.BigIntegerField(db_index=True)),
                ("shop_id", models.BigIntegerField()),
                ("order_id", models.BigIntegerField(unique=True)),
                ("send_id", models.BigIntegerField()),
                ("made_at", models.DateTimeField()),
            ],
            options={"db_table": "parcel_card"},
        ),
        migrations.CreateModel(
            name="CallTask",
            fields=[
                ("send_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("customer_id", models.BigIntegerField(db_index=True)),
                ("shop_id", models.BigIntegerField(null=True)),
                ("tries", models.SmallIntegerField(default=0)),
                ("taken_by", models.IntegerField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                ("outcome", models.TextField(default="")),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "call_task"},
        ),
    ]
