"""By what the console finds people."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__)
SQL = HERE.with_suffix(".sql").read_text()
BEFORE = max(path.stem for path in HERE.parent.glob("0*.py") if path.stem < HERE.stem)


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", BEFORE)]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
