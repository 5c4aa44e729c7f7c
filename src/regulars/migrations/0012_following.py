"""Shops that are asked what changed, compared with what is known, and told what changed here."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('regulars', '0011_catalogue_and_parcels'),
    ]

    operations = [
        migrations.AddField(
            model_name='connection',
            name='left_alone_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name='Comparison',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.TextField(default='running')),
                ('found', models.JSONField(default=dict)),
                ('error', models.TextField(default='')),
                ('started_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('connection', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.connection')),
            ],
            options={
                'db_table': 'comparison',
                'indexes': [models.Index(fields=['connection', '-id'], name='comparison_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'running', 'done', 'failed'])), name='comparison_state')],
            },
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stream', models.TextField()),
                ('since', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('heard_at', models.DateTimeField(null=True)),
                ('error', models.TextField(default='')),
                ('tries', models.SmallIntegerField(default=0)),
                ('connection', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.connection')),
            ],
            options={
                'db_table': 'follow',
                'constraints': [models.UniqueConstraint(fields=('connection', 'stream'), name='follow_stream')],
            },
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('customer_id', models.BigIntegerField(db_index=True, null=True)),
                ('key', models.TextField()),
                ('change', models.JSONField()),
                ('state', models.TextField(default='planned')),
                ('due_at', models.DateTimeField()),
                ('tries', models.SmallIntegerField(default=0)),
                ('error', models.TextField(default='')),
                ('planned_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField(null=True)),
                ('connection', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.connection')),
            ],
            options={
                'db_table': 'telling',
                'indexes': [models.Index(condition=models.Q(('state', 'planned')), fields=['due_at'], name='telling_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'accepted', 'failed'])), name='telling_state'), models.UniqueConstraint(fields=('connection', 'key'), name='telling_once')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stream', models.TextField()),
                ('external_id', models.TextField()),
                ('due_at', models.DateTimeField()),
                ('error', models.TextField(default='')),
                ('tries', models.SmallIntegerField(default=0)),
                ('connection', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.connection')),
            ],
            options={
                'db_table': 'wish',
                'constraints': [models.UniqueConstraint(fields=('connection', 'stream', 'external_id'), name='wish_once')],
            },
        ),
    ]
