"""Shops that are asked in turns: how far each question is, and which deliveries are in trouble."""

from django.db import migrations, models

TROUBLED = """
CREATE INDEX raw_delivery_troubled ON raw_delivery (connection_id)
    WHERE split_part(outcome, ':', 1) IN ('unreadable', 'refused', 'failed')
"""


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0020_estimated_refunds")]
    operations = [
        migrations.AddField("follow", "position", models.TextField(default="")),
        migrations.AddField("follow", "latest", models.DateTimeField(null=True)),
        migrations.AddField("comparison", "stream", models.TextField(default="")),
        migrations.AddField("comparison", "position", models.TextField(default="")),
        migrations.AddField("comparison", "newest_id", models.BigIntegerField(default=0)),
        migrations.AddField("comparison", "tries", models.SmallIntegerField(default=0)),
        migrations.AddField("comparison", "not_before", models.DateTimeField(null=True)),
        migrations.RunSQL(TROUBLED, migrations.RunSQL.noop),
    ]
