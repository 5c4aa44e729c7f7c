"""A part of a campaign's people tries both of its messages first; the others get the better one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0034_forms")]
    operations = [
        migrations.AddField("campaign", "trial_bp", models.SmallIntegerField(null=True)),
        migrations.AddField("campaign", "trial_hours", models.SmallIntegerField(null=True)),
        migrations.AddField("campaign", "winner", models.TextField(default="", db_default="")),
        migrations.AddField("campaign", "decided_at", models.DateTimeField(null=True)),
        migrations.AddField("campaign", "verdict", models.JSONField(null=True)),
        migrations.AddConstraint(
            "campaign",
            models.CheckConstraint(
                name="campaign_trial_is_a_share",
                condition=models.Q(trial_bp__isnull=True, trial_hours__isnull=True)
                | models.Q(trial_bp__gt=0, trial_bp__lt=10_000, trial_hours__gt=0),
            ),
        ),
    ]
