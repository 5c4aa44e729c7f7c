"""Who came by a message's links, for an hour."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regulars", "0030_consent_chain")]
    operations = [
        migrations.CreateModel(
            name="MessageHit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("send_id", models.BigIntegerField(db_index=True)),
                ("customer_id", models.BigIntegerField(db_index=True)),
                ("kind", models.TextField()),
                ("target", models.TextField(default="")),
                ("agent", models.TextField(default="")),
                ("at", models.DateTimeField()),
                ("judged", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "message_hit",
                "indexes": [
                    models.Index(fields=["at"], name="message_hit_unjudged", condition=models.Q(judged=False))
                ],
            },
        ),
    ]
