"""What shops are asked for, or told, found by when it is due."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0025_sending_core")]
    operations = [
        migrations.AddIndex("wish", models.Index(name="wish_due", fields=["connection", "due_at"])),
        migrations.RemoveIndex("telling", "telling_due"),
        migrations.AddIndex(
            "telling",
            models.Index(
                name="telling_due", fields=["connection", "due_at"], condition=models.Q(state="planned")
            ),
        ),
    ]
