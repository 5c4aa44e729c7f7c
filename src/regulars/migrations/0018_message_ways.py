"""Messages have kinds, topics and campaigns, and other ways to the same person."""

from django.db import migrations, models

KINDS = ["email", "phone", "shop", "device", "push", "telegram"]


class Migration(migrations.Migration):
    dependencies = [("regulars", "0017_order_stands")]
    operations = [
        migrations.AddField(model_name="send", name="kind", field=models.TextField(default="marketing")),
        migrations.AddField(model_name="send", name="topic", field=models.TextField(default="")),
        migrations.AddField(model_name="send", name="campaign_id", field=models.BigIntegerField(null=True)),
        migrations.AddField(model_name="send", name="variant", field=models.TextField(default="")),
        migrations.AddField(model_name="send", name="others", field=models.JSONField(default=list)),
        migrations.AddField(model_name="send", name="provider_id", field=models.TextField(default="")),
        migrations.AddIndex(
            model_name="send",
            index=models.Index(name="send_named", fields=["message_id"], condition=~models.Q(message_id="")),
        ),
        migrations.AddIndex(
            model_name="send",
            index=models.Index(
                name="send_named_by_provider", fields=["provider_id"], condition=~models.Q(provider_id="")
            ),
        ),
        migrations.AddIndex(
            model_name="send",
            index=models.Index(
                name="send_of_campaign",
                fields=["campaign_id", "state"],
                condition=models.Q(campaign_id__isnull=False),
            ),
        ),
        migrations.RemoveConstraint(model_name="identity", name="customer_identity_kind"),
        migrations.AddConstraint(
            model_name="identity",
            constraint=models.CheckConstraint(
                name="customer_identity_kind", condition=models.Q(kind__in=KINDS)
            ),
        ),
    ]
