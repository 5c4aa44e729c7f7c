"""What was sent, partitioned by month, and the workers' numbers."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_suffix(".sql").read_text()


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0005_engine")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
