"""Orders that a shop says aren't called off, whatever was said before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regulars", "0016_brought_along")]
    operations = [
        migrations.AddField(
            model_name="order",
            name="stood_at",
            field=models.DateTimeField(null=True),
        ),
    ]
