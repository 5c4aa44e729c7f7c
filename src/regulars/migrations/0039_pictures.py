"""Pictures that letters show."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regulars", "0038_addresses_by_idna")]
    operations = [
        migrations.CreateModel(
            name="Picture",
            fields=[
                ("digest", models.TextField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("width", models.IntegerField()),
                ("height", models.IntegerField()),
                ("body", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField(default="")),
            ],
            options={"db_table": "picture"},
        ),
    ]
