"""How mail fared, day by day and by the domain that it went to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0039_pictures")]
    operations = [
        migrations.CreateModel(
            name="MailTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("domain", models.TextField()),
                ("accepted", models.IntegerField(default=0)),
                ("delivered", models.IntegerField(default=0)),
                ("hard", models.IntegerField(default=0)),
                ("soft", models.IntegerField(default=0)),
                ("complained", models.IntegerField(default=0)),
            ],
            options={
                "db_table": "mail_tally",
                "constraints": [models.UniqueConstraint(fields=["day", "domain"], name="mail_tally_once")],
            },
        ),
    ]
