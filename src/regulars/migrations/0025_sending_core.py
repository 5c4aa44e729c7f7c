"""How messages leave many at a time: keys that sign, progress, wordings, and domains left alone."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    dependencies = [("regulars", "0024_ad_audiences")]
    operations = [
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                ("domain", models.TextField(primary_key=True, serialize=False)),
                ("selector", models.TextField()),
                ("secret", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "signing_key"},
        ),
        migrations.CreateModel(
            name="DomainTrouble",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("channel", models.TextField()),
                ("domain", models.TextField()),
                ("detail", models.TextField(default="")),
                ("since", models.DateTimeField()),
                ("retry_at", models.DateTimeField()),
                ("failures", models.SmallIntegerField()),
            ],
            options={
                "db_table": "domain_trouble",
                "constraints": [
                    models.UniqueConstraint(fields=["domain", "channel"], name="domain_trouble_once")
                ],
            },
        ),
        migrations.RemoveIndex(model_name="send", name="send_named"),
        migrations.RemoveIndex(model_name="send", name="send_by_state"),
        migrations.AddIndex(
            model_name="send",
            index=models.Index(
                name="send_to_look_at",
                fields=["state", "-id"],
                condition=models.Q(state__in=["unknown", "failed", "skipped"]),
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
