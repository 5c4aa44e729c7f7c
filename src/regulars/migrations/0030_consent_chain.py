"""What was said about messages, each statement tied to the one before it."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0029_deliverability")]
    operations = [
        migrations.AddField("consent", "salt", models.UUIDField(null=True)),
        migrations.AddField("consent", "words", models.BinaryField(null=True)),
        migrations.AddField("consent", "digest", models.BinaryField(null=True)),
        migrations.CreateModel(
            name="ConsentRoot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("upto_id", models.BigIntegerField(unique=True)),
                ("statements", models.BigIntegerField()),
                ("root", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
            options={"db_table": "consent_root"},
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
