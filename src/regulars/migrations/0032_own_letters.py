"""Letters that a store writes itself, with every edition of their texts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0031_tracking")]
    operations = [
        migrations.CreateModel(
            name="OwnLetter",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("title", models.TextField(default="")),
                ("kind", models.TextField()),
                ("about", models.TextField(default="")),
                ("link", models.TextField(default="")),
                ("made_at", models.DateTimeField()),
            ],
            options={"db_table": "own_letter"},
        ),
        migrations.CreateModel(
            name="OwnText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.IntegerField()),
                ("shop_id", models.BigIntegerField(default=0)),
                ("language", models.TextField()),
                ("subject", models.TextField(default="")),
                ("preview", models.TextField(default="")),
                ("short", models.TextField(default="")),
                ("blocks", models.JSONField(default=list)),
                ("withdrawn", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField(default="")),
                (
                    "letter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="regulars.ownletter",
                    ),
                ),
            ],
            options={
                "db_table": "own_text",
                "constraints": [
                    models.UniqueConstraint(name="own_text_edition", fields=["letter", "edition"])
                ],
            },
        ),
    ]
