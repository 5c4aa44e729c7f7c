"""Refunds whose source tells neither when nor for what, until it does."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regulars", "0019_unblocked_and_cards")]
    operations = [
        migrations.AddField(
            model_name="refund",
            name="estimated",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
