"""By what the owner finds what visitors searched for in vain, and which scripts broke."""

from django.db import migrations


INDEX = """
CREATE INDEX event_of_page ON event (shop_id, name, occurred_at)
    WHERE name IN ('products.searched', 'page.failed')
"""


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0014_expected_parcels")]
    operations = [migrations.RunSQL(INDEX, migrations.RunSQL.noop)]
