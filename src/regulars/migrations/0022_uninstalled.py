"""Shops whose owner removed our app."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regulars", "0021_turns")]
    operations = [
        migrations.AddField("connection", "access_given_at", models.DateTimeField(null=True)),
        migrations.AddField("connection", "uninstalled_at", models.DateTimeField(null=True)),
    ]
