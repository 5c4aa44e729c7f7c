"""The append-only log and the raw deliveries: partitioned tables, cursors by commit order, refusals."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).with_name("0002_log.sql").read_text()


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0001_tables")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
