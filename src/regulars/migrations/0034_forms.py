"""Sign-up forms, what they give, what a store asks people, and what they answered."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0033_pending_consent")]
    operations = [
        migrations.CreateModel(
            name="Form",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("handle", models.TextField(unique=True)),
                ("name", models.TextField(unique=True)),
                ("shop_id", models.BigIntegerField(null=True)),
                ("edition", models.IntegerField()),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "form",
            },
        ),
        migrations.CreateModel(
            name="FormFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.UUIDField(unique=True)),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("size", models.IntegerField()),
                ("body", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "form_file",
            },
        ),
        migrations.CreateModel(
            name="FormEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.IntegerField()),
                ("channel", models.TextField()),
                ("token", models.UUIDField()),
                ("language", models.TextField()),
                ("page", models.TextField(default="")),
                ("told", models.JSONField(default=dict)),
                ("sent_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="regulars.customer"
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="regulars.form"
                    ),
                ),
            ],
            options={
                "db_table": "form_entry",
            },
        ),
        migrations.CreateModel(
            name="FormDownload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("customer_id", models.BigIntegerField(db_index=True)),
                ("at", models.DateTimeField()),
                (
                    "entry",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="regulars.formentry"),
                ),
            ],
            options={
                "db_table": "form_download",
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("slug", models.TextField(primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("asks", models.JSONField()),
                ("answers", models.JSONField(default=list)),
                ("position", models.SmallIntegerField(default=0)),
                ("retired_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "question",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["one", "several", "scale"])), name="question_kind"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.TextField()),
                (
                    "chosen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("said_at", models.DateTimeField()),
                ("how", models.TextField()),
                ("wording", models.TextField(default="")),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="regulars.customer"
                    ),
                ),
            ],
            options={
                "db_table": "customer_answer",
                "indexes": [
                    models.Index(
                        fields=["customer", "question", "-said_at", "-id"], name="customer_answer_latest"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FormDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("shown", models.IntegerField(default=0)),
                ("caught", models.IntegerField(default=0)),
                (
                    "form",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="regulars.form"
                    ),
                ),
            ],
            options={
                "db_table": "form_day",
                "constraints": [models.UniqueConstraint(fields=("form", "day"), name="form_day_once")],
            },
        ),
        migrations.CreateModel(
            name="FormEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.IntegerField()),
                ("content", models.JSONField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.TextField()),
                (
                    "form",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="regulars.form"
                    ),
                ),
            ],
            options={
                "db_table": "form_edition",
                "constraints": [
                    models.UniqueConstraint(fields=("form", "edition"), name="form_edition_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="formentry",
            index=models.Index(fields=["customer", "channel"], name="form_entry_of_customer"),
        ),
        migrations.AddIndex(
            model_name="formentry",
            index=models.Index(fields=["form", "sent_at"], name="form_entry_of_form"),
        ),
        migrations.AddIndex(
            model_name="formentry",
            index=models.Index(
                condition=models.Q(("told", {}), _negated=True), fields=["sent_at"], name="form_entry_told"
            ),
        ),
        migrations.AddConstraint(
            model_name="formentry",
            constraint=models.UniqueConstraint(fields=("token", "channel"), name="form_entry_once"),
        ),
        migrations.RunSQL("""
            CREATE TRIGGER form_edition_rows BEFORE UPDATE OR DELETE ON form_edition
                FOR EACH ROW EXECUTE FUNCTION refuse_change();
            CREATE TRIGGER form_edition_all BEFORE TRUNCATE ON form_edition
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        """),
    ]
