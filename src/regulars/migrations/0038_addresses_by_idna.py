"""Addresses are kept with their domain as the DNS knows it, and mail servers waited for as RFC 5321 asks."""

from hashlib import blake2b
from uuid import UUID

import idna
from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WAIT_LONGER = """
UPDATE channel_setting SET settings = jsonb_set(settings, '{timeout}', '300')
WHERE channel = 'email' AND settings ->> 'timeout' IN ('60', '60.0')
"""


def keep_as_the_dns_does(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Of two rows of one person that become the same, one stays; what is another person's stays as it is."""
    identities = apps.get_model("regulars", "Identity").objects.using(schema.connection.alias)
    blocked = apps.get_model("regulars", "Suppression").objects.using(schema.connection.alias)
    for row in identities.filter(kind="email", value__regex="@.*[^ -~]").order_by("id"):
        local, _at, domain = row.value.rpartition("@")
        try:
            value = f"{local}@{idna.encode(domain, uts46=True).decode()}"
        except UnicodeError:
            continue
        before, after = digest(row.value), digest(value)
        if not blocked.filter(channel="email", address_digest=after).exists():
            blocked.filter(channel="email", address_digest=before).update(address_digest=after)
        same = identities.filter(kind="email", shop_id=row.shop_id, value=value).first()
        if same is None:
            identities.filter(pk=row.pk).update(value=value)
        elif same.customer_id == row.customer_id:
            identities.filter(pk=row.pk).delete()


def digest(address: str) -> UUID:
    """As customers.permission.address_digest made it."""
    return UUID(bytes=blake2b(f"email:{address.casefold()}".encode(), digest_size=16).digest())


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("regulars", "0037_chat_and_alerts")]
    operations = [
        migrations.RunPython(keep_as_the_dns_does, migrations.RunPython.noop),
        migrations.RunSQL(WAIT_LONGER, migrations.RunSQL.noop),
    ]
