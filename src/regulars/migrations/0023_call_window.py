"""How many calls of each key all web servers together let in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regulars", "0022_uninstalled")]
    operations = [
        migrations.CreateModel(
            name="CallWindow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "policy", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("policy", models.TextField()),
                ("key", models.TextField()),
                ("began", models.DateTimeField()),
                ("taken", models.IntegerField()),
            ],
            options={"db_table": "call_window"},
        ),
        # What is lost in a crash is the count of a minute: no call waits for a disk.
        migrations.RunSQL("ALTER TABLE call_window SET UNLOGGED", migrations.RunSQL.noop),
    ]
