"""The roles of the staff, and a log of what they did that nobody can change."""

from pathlib import Path

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from regulars.web.roles import ROLES

SQL = Path(__file__).with_suffix(".sql").read_text()


def make_roles(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    groups = apps.get_model("auth", "Group").objects.using(schema.connection.alias)
    for role in ROLES:
        groups.get_or_create(name=role)


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0002_log"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [
        migrations.RunPython(make_roles, migrations.RunPython.noop),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
