"""Every table of the first release, as its models say."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('schema_version', models.SmallIntegerField()),
                ('customer_id', models.BigIntegerField(null=True)),
                ('shop_id', models.BigIntegerField(null=True)),
                ('actor', models.TextField()),
                ('cause_id', models.BigIntegerField(null=True)),
                ('occurred_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('payload', models.JSONField()),
            ],
            options={
                'db_table': 'event',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='RawDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('connection_id', models.BigIntegerField()),
                ('delivery_key', models.TextField()),
                ('topic', models.TextField()),
                ('headers', models.JSONField()),
                ('body', models.BinaryField()),
                ('received_at', models.DateTimeField()),
                ('customer_id', models.BigIntegerField(null=True)),
                ('processed_at', models.DateTimeField(null=True)),
                ('problem', models.TextField(default='')),
            ],
            options={
                'db_table': 'raw_delivery',
                'managed': False,
            },
        ),
        migrations.CreateModel(
            name='Customer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_seen_at', models.DateTimeField()),
                ('shop_id', models.BigIntegerField(null=True)),
            ],
            options={
                'db_table': 'customer',
            },
        ),
        migrations.CreateModel(
            name='Cluster',
            fields=[
                ('id', models.SmallAutoField(primary_key=True, serialize=False)),
                ('system_identifier', models.BigIntegerField()),
                ('begun_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'cluster',
            },
        ),
        migrations.CreateModel(
            name='DeliveryKey',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('delivery_id', models.BigIntegerField()),
            ],
            options={
                'db_table': 'delivery_key',
            },
        ),
        migrations.CreateModel(
            name='EventKey',
            fields=[
                ('digest', models.UUIDField(primary_key=True, serialize=False)),
                ('event_id', models.BigIntegerField()),
            ],
            options={
                'db_table': 'event_key',
            },
        ),
        migrations.CreateModel(
            name='ReaderCursor',
            fields=[
                ('name', models.TextField(primary_key=True, serialize=False)),
                ('cluster', models.SmallIntegerField(default=0)),
                ('xid', models.BigIntegerField(default=0)),
                ('event_id', models.BigIntegerField(default=0)),
                ('read_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'reader_cursor',
            },
        ),
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('key', models.TextField(primary_key=True, serialize=False)),
                ('value', models.JSONField()),
                ('changed_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'setting',
            },
        ),
        migrations.CreateModel(
            name='ApiKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('prefix', models.TextField(unique=True)),
                ('digest', models.BinaryField()),
                ('scope', models.TextField()),
                ('shop_id', models.BigIntegerField(null=True)),
                ('created_at', models.DateTimeField()),
                ('last_used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'api_key',
                'constraints': [models.CheckConstraint(condition=models.Q(('scope__in', ('write', 'read', 'admin'))), name='api_key_scope_known')],
            },
        ),
        migrations.CreateModel(
            name='Business',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField(default='')),
                ('currency', models.CharField(default='EUR', max_length=3)),
                ('language', models.CharField(default='en', max_length=8)),
                ('time_zone', models.TextField(default='UTC')),
                ('fallback_margin_bp', models.PositiveSmallIntegerField(null=True)),
                ('sandbox', models.BooleanField(default=False)),
                ('synthetic', models.BooleanField(default=False)),
                ('clock_offset', models.DurationField(default=datetime.timedelta(0))),
                ('sends_stopped_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'business',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='business_only_one'), models.CheckConstraint(condition=models.Q(('fallback_margin_bp__isnull', True), ('fallback_margin_bp__lte', 10000), _connector='OR'), name='business_margin_is_a_share'), models.CheckConstraint(condition=models.Q(('sandbox', True), ('clock_offset', datetime.timedelta(0)), _connector='OR'), name='business_only_a_sandbox_shifts_its_clock')],
            },
        ),
        migrations.CreateModel(
            name='CustomerTotals',
            fields=[
                ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='regulars.customer')),
                ('orders', models.IntegerField()),
                ('first_order_at', models.DateTimeField(null=True)),
                ('last_order_at', models.DateTimeField(null=True)),
                ('revenue_business', models.BigIntegerField()),
                ('refunded_business', models.BigIntegerField()),
                ('first_seen_only', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'customer_totals',
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='regulars.customer')),
                ('name', models.TextField(default='')),
                ('given_name', models.TextField(default='')),
                ('sort_name', models.TextField(db_index=True, default='')),
                ('language', models.CharField(default='', max_length=8)),
                ('country', models.CharField(default='', max_length=2)),
                ('time_zone', models.TextField(default='')),
                ('birth_date', models.DateField(null=True)),
                ('updated_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'customer_person',
            },
        ),
        migrations.CreateModel(
            name='ExchangeRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('currency', models.CharField(max_length=3)),
                ('rate_date', models.DateField()),
                ('rate', models.DecimalField(decimal_places=10, max_digits=20)),
                ('source', models.TextField()),
            ],
            options={
                'db_table': 'exchange_rate',
                'constraints': [models.UniqueConstraint(fields=('currency', 'rate_date'), name='exchange_rate_day'), models.CheckConstraint(condition=models.Q(('rate__gt', 0)), name='exchange_rate_positive')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.BinaryField(unique=True)),
                ('role', models.TextField()),
                ('email', models.TextField(default='')),
                ('invited_by', models.TextField(default='')),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'invitation',
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ('owner', 'marketer', 'agent', 'analyst'))), name='invitation_role_known')],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('external_id', models.TextField()),
                ('number', models.TextField(default='')),
                ('placed_at', models.DateTimeField()),
                ('business_date', models.DateField()),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('currency', models.CharField(max_length=3)),
                ('rate', models.DecimalField(decimal_places=10, max_digits=20, null=True)),
                ('rate_date', models.DateField(null=True)),
                ('revenue_minor', models.BigIntegerField()),
                ('discount_minor', models.BigIntegerField(default=0)),
                ('shipping_minor', models.BigIntegerField(default=0)),
                ('tax_minor', models.BigIntegerField(null=True)),
                ('total_minor', models.BigIntegerField()),
                ('revenue_business', models.BigIntegerField(null=True)),
                ('refunded_business', models.BigIntegerField(default=0)),
                ('cost_business', models.BigIntegerField(null=True)),
                ('cost_source', models.TextField(default='unknown')),
                ('channel', models.TextField(default='')),
                ('has_goods', models.BooleanField()),
                ('source_version', models.DateTimeField()),
                ('digest', models.UUIDField()),
                ('known_at', models.DateTimeField()),
                ('customer', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='regulars.customer')),
            ],
            options={
                'db_table': 'orders',
            },
        ),
        migrations.CreateModel(
            name='Shop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('kind', models.TextField(default='file')),
                ('url', models.TextField(default='')),
                ('currency', models.CharField(max_length=3)),
                ('time_zone', models.TextField()),
                ('language', models.CharField(default='en', max_length=8)),
                ('country', models.CharField(default='', max_length=2)),
                ('history_from', models.DateField(null=True)),
                ('history_complete', models.BooleanField(default=False)),
            ],
            options={
                'db_table': 'shop',
                'constraints': [models.UniqueConstraint(fields=('name',), name='shop_name')],
            },
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order_external_id', models.TextField(default='')),
                ('external_id', models.TextField()),
                ('refunded_at', models.DateTimeField()),
                ('business_date', models.DateField()),
                ('currency', models.CharField(max_length=3)),
                ('rate', models.DecimalField(decimal_places=10, max_digits=20, null=True)),
                ('rate_date', models.DateField(null=True)),
                ('revenue_minor', models.BigIntegerField()),
                ('total_minor', models.BigIntegerField()),
                ('revenue_business', models.BigIntegerField(null=True)),
                ('reason', models.TextField(default='')),
                ('known_at', models.DateTimeField()),
                ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='regulars.customer')),
                ('order', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to='regulars.order')),
                ('shop', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='regulars.shop')),
            ],
            options={
                'db_table': 'refund',
            },
        ),
        migrations.CreateModel(
            name='Product',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sku', models.TextField()),
                ('name', models.TextField(default='')),
                ('kind', models.TextField(default='product')),
                ('category', models.TextField(db_index=True, default='')),
                ('brand', models.TextField(default='')),
                ('currency', models.CharField(max_length=3)),
                ('price_minor', models.BigIntegerField(null=True)),
                ('cost_minor', models.BigIntegerField(null=True)),
                ('vat_bp', models.PositiveSmallIntegerField(null=True)),
                ('stock', models.IntegerField(null=True)),
                ('url', models.TextField(default='')),
                ('image_url', models.TextField(default='')),
                ('source_version', models.DateTimeField()),
                ('shop', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='regulars.shop')),
            ],
            options={
                'db_table': 'product',
            },
        ),
        migrations.AddField(
            model_name='order',
            name='shop',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='regulars.shop'),
        ),
        migrations.CreateModel(
            name='Cart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('external_id', models.TextField()),
                ('currency', models.CharField(max_length=3)),
                ('total_minor', models.BigIntegerField()),
                ('lines', models.JSONField(default=list)),
                ('url', models.TextField(default='')),
                ('started_at', models.DateTimeField()),
                ('completed_at', models.DateTimeField(null=True)),
                ('source_version', models.DateTimeField()),
                ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='regulars.customer')),
                ('shop', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='regulars.shop')),
            ],
            options={
                'db_table': 'cart',
            },
        ),
        migrations.CreateModel(
            name='StaffAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('who', models.TextField()),
                ('action', models.TextField()),
                ('object_kind', models.TextField(default='')),
                ('object_id', models.TextField(default='')),
                ('detail', models.JSONField(default=dict)),
                ('ip_digest', models.BinaryField(null=True)),
                ('user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'staff_action',
            },
        ),
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.TextField()),
                ('address_digest', models.UUIDField()),
                ('reason', models.TextField()),
                ('since', models.DateTimeField()),
            ],
            options={
                'db_table': 'suppression',
                'constraints': [models.UniqueConstraint(fields=('address_digest', 'channel'), name='suppression_address')],
            },
        ),
        migrations.CreateModel(
            name='Canonical',
            fields=[
                ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='regulars.customer')),
                ('canonical', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='regulars.customer')),
            ],
            options={
                'db_table': 'customer_canonical',
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.TextField()),
                ('purpose', models.TextField()),
                ('granted', models.BooleanField()),
                ('occurred_at', models.DateTimeField()),
                ('known_at', models.DateTimeField()),
                ('how', models.TextField()),
                ('wording', models.TextField(default='')),
                ('evidence', models.JSONField(default=dict)),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='regulars.customer')),
            ],
            options={
                'db_table': 'consent',
                'indexes': [models.Index(fields=['customer', 'channel', 'purpose', '-occurred_at', '-id'], name='consent_latest')],
            },
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.TextField()),
                ('shop_id', models.BigIntegerField(default=0)),
                ('value', models.TextField()),
                ('first_seen_at', models.DateTimeField()),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='regulars.customer')),
            ],
            options={
                'db_table': 'customer_identity',
                'constraints': [models.UniqueConstraint(fields=('value', 'kind', 'shop_id'), name='customer_identity_value'), models.CheckConstraint(condition=models.Q(('kind__in', ['email', 'phone', 'shop', 'device'])), name='customer_identity_kind')],
            },
        ),
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('actor', models.TextField()),
                ('merged_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('undone_by', models.TextField(default='')),
                ('loser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='regulars.customer')),
                ('winner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='regulars.customer')),
            ],
            options={
                'db_table': 'customer_merge',
                'constraints': [models.CheckConstraint(condition=models.Q(('loser', models.F('winner')), _negated=True), name='customer_merge_two'), models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('loser',), name='customer_merge_once')],
            },
        ),
        migrations.CreateModel(
            name='OrderLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line_key', models.TextField()),
                ('quantity', models.DecimalField(decimal_places=3, max_digits=14)),
                ('revenue_minor', models.BigIntegerField()),
                ('discount_minor', models.BigIntegerField(default=0)),
                ('tax_minor', models.BigIntegerField(null=True)),
                ('cost_minor', models.BigIntegerField(null=True)),
                ('revenue_business', models.BigIntegerField(null=True)),
                ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='regulars.customer')),
                ('order', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.order')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='regulars.product')),
            ],
            options={
                'db_table': 'order_line',
                'constraints': [models.UniqueConstraint(fields=('order', 'line_key'), name='order_line_key')],
            },
        ),
        migrations.CreateModel(
            name='ProductPrice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('price_minor', models.BigIntegerField(null=True)),
                ('cost_minor', models.BigIntegerField(null=True)),
                ('occurred_at', models.DateTimeField()),
                ('known_at', models.DateTimeField()),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='regulars.product')),
            ],
            options={
                'db_table': 'product_price',
                'indexes': [models.Index(fields=['product', '-occurred_at'], name='product_price_latest')],
            },
        ),
        migrations.CreateModel(
            name='RefundLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line_key', models.TextField()),
                ('quantity', models.DecimalField(decimal_places=3, max_digits=14)),
                ('revenue_minor', models.BigIntegerField()),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='regulars.product')),
                ('refund', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='regulars.refund')),
            ],
            options={
                'db_table': 'refund_line',
                'constraints': [models.UniqueConstraint(fields=('refund', 'line_key'), name='refund_line_key')],
            },
        ),
        migrations.CreateModel(
            name='Shipment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order_external_id', models.TextField()),
                ('external_id', models.TextField()),
                ('carrier', models.TextField(default='')),
                ('method', models.TextField(default='')),
                ('tracking_number', models.TextField(default='')),
                ('shipped_at', models.DateTimeField(null=True)),
                ('promised_at', models.DateTimeField(null=True)),
                ('delivered_at', models.DateTimeField(null=True)),
                ('source_version', models.DateTimeField()),
                ('customer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='regulars.customer')),
                ('order', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to='regulars.order')),
                ('shop', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='regulars.shop')),
            ],
            options={
                'db_table': 'shipment',
                'indexes': [models.Index(fields=['order_external_id', 'shop'], name='shipment_of_order')],
                'constraints': [models.UniqueConstraint(fields=('external_id', 'shop'), name='shipment_external_id')],
            },
        ),
        migrations.AddIndex(
            model_name='refund',
            index=models.Index(fields=['order_external_id', 'shop'], name='refund_of_order'),
        ),
        migrations.AddIndex(
            model_name='refund',
            index=models.Index(fields=['customer'], name='refund_of_customer'),
        ),
        migrations.AddConstraint(
            model_name='refund',
            constraint=models.UniqueConstraint(fields=('external_id', 'shop'), name='refund_external_id'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.UniqueConstraint(fields=('sku', 'shop'), name='product_sku'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['product', 'fee', 'shipping', 'sample', 'gift_card', 'adjustment', 'test'])), name='product_kind'),
        ),
        migrations.AddIndex(
            model_name='order',
            index=models.Index(fields=['customer', 'placed_at'], name='orders_of_customer'),
        ),
        migrations.AddIndex(
            model_name='order',
            index=models.Index(fields=['business_date'], name='orders_by_day'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.UniqueConstraint(fields=('external_id', 'shop'), name='orders_external_id'),
        ),
        migrations.AddConstraint(
            model_name='order',
            constraint=models.CheckConstraint(condition=models.Q(('cost_source__in', ['feed', 'unknown'])), name='orders_cost_source'),
        ),
        migrations.AddConstraint(
            model_name='cart',
            constraint=models.UniqueConstraint(fields=('external_id', 'shop'), name='cart_external_id'),
        ),
        migrations.AddIndex(
            model_name='staffaction',
            index=models.Index(fields=['-at', '-id'], name='staff_action_newest'),
        ),
        migrations.AddIndex(
            model_name='staffaction',
            index=models.Index(fields=['object_kind', 'object_id', '-at'], name='staff_action_object'),
        ),
    ]
