"""When a carrier means to deliver a parcel of which the shop promised nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regulars", "0013_erasure")]
    operations = [
        migrations.AddField("shipment", "expected_at", models.DateTimeField(null=True)),
    ]
