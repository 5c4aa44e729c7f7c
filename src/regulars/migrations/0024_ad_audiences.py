"""People whom advertising networks are told of, and what became of it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regulars", "0023_call_window")]
    operations = [
        migrations.CreateModel(
            name='AdAccount',
            fields=[
                ('network', models.TextField(primary_key=True, serialize=False)),
                ('account_id', models.TextField()),
                ('login_id', models.TextField(default='')),
                ('secret', models.TextField()),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'ad_account',
            },
        ),
        migrations.CreateModel(
            name='AdAudience',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('expression', models.TextField()),
                ('holdout_bp', models.SmallIntegerField()),
                ('seed', models.BigIntegerField()),
                ('campaigns', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('budget_business', models.BigIntegerField(null=True)),
                ('made_at', models.DateTimeField()),
                ('started_at', models.DateTimeField()),
                ('stopped_at', models.DateTimeField(null=True)),
                ('stopped_why', models.TextField(default='')),
            ],
            options={
                'db_table': 'ad_audience',
                'constraints': [models.UniqueConstraint(fields=('name',), name='ad_audience_name'), models.CheckConstraint(condition=models.Q(('stopped_why__in', ('', 'owner', 'budget'))), name='ad_audience_stopped'), models.CheckConstraint(condition=models.Q(('holdout_bp__gte', 0), ('holdout_bp__lt', 10000)), name='ad_audience_holdout_is_a_share')],
            },
        ),
        migrations.CreateModel(
            name='AdList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('network', models.TextField()),
                ('remote_id', models.TextField(default='')),
                ('problem', models.TextField(default='')),
                ('says', models.TextField(default='')),
                ('failures', models.SmallIntegerField(default=0)),
                ('retry_at', models.DateTimeField(null=True)),
                ('synced_at', models.DateTimeField(null=True)),
                ('audience', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.adaudience')),
            ],
            options={
                'db_table': 'ad_list',
            },
        ),
        migrations.CreateModel(
            name='AdBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_removal', models.BooleanField()),
                ('session', models.BigIntegerField()),
                ('number', models.IntegerField()),
                ('of', models.IntegerField()),
                ('is_last', models.BooleanField()),
                ('people', models.IntegerField()),
                ('state', models.TextField(default='planned')),
                ('attempts', models.SmallIntegerField(default=0)),
                ('not_before', models.DateTimeField()),
                ('made_at', models.DateTimeField()),
                ('handed_at', models.DateTimeField(null=True)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('request_id', models.TextField(default='')),
                ('refused', models.IntegerField(default=0)),
                ('says', models.TextField(default='')),
                ('list', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.adlist')),
            ],
            options={
                'db_table': 'ad_batch',
            },
        ),
        migrations.CreateModel(
            name='AdMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('customer_id', models.BigIntegerField(db_index=True)),
                ('state', models.TextField(default='joining')),
                ('entry', models.BinaryField()),
                ('told_of', models.BigIntegerField()),
                ('since', models.DateTimeField()),
                ('batch', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='regulars.adbatch')),
                ('list', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.adlist')),
            ],
            options={
                'db_table': 'ad_member',
            },
        ),
        migrations.CreateModel(
            name='AdPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('customer_id', models.BigIntegerField(db_index=True)),
                ('arm', models.TextField()),
                ('assigned_at', models.DateTimeField()),
                ('audience', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.adaudience')),
            ],
            options={
                'db_table': 'ad_person',
            },
        ),
        migrations.AddConstraint(
            model_name='adlist',
            constraint=models.UniqueConstraint(fields=('audience', 'network'), name='ad_list_once'),
        ),
        migrations.AddIndex(
            model_name='adbatch',
            index=models.Index(fields=['list', '-id'], name='ad_batch_of_list'),
        ),
        migrations.AddIndex(
            model_name='adbatch',
            index=models.Index(condition=models.Q(('confirmed_at__isnull', True), models.Q(('state', 'failed'), _negated=True)), fields=['list', 'not_before'], name='ad_batch_open'),
        ),
        migrations.AddConstraint(
            model_name='adbatch',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('planned', 'handed_over', 'accepted', 'unknown', 'failed'))), name='ad_batch_state'),
        ),
        migrations.AddIndex(
            model_name='admember',
            index=models.Index(condition=models.Q(('batch__isnull', False)), fields=['batch'], name='ad_member_in_batch'),
        ),
        migrations.AddIndex(
            model_name='admember',
            index=models.Index(condition=models.Q(('batch__isnull', True), models.Q(('state', 'in'), _negated=True)), fields=['list', 'state', 'customer_id'], name='ad_member_waiting'),
        ),
        migrations.AddConstraint(
            model_name='admember',
            constraint=models.UniqueConstraint(fields=('list', 'customer_id'), name='ad_member_once'),
        ),
        migrations.AddConstraint(
            model_name='admember',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('joining', 'in', 'leaving', 'refused'))), name='ad_member_state'),
        ),
        migrations.AddConstraint(
            model_name='adperson',
            constraint=models.UniqueConstraint(fields=('audience', 'customer_id'), name='ad_person_once'),
        ),
    ]
