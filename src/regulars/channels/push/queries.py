"""With which keys are notifications signed, and what stands beside them?"""

from regulars.channels import keyring
from regulars.channels.models import ChannelSetting
from regulars.channels.push.keys import Keys, read
from regulars.channels.writing.brand import Brand
from regulars.web import stored

CHANNEL = "webpush"


def public_key() -> str:
    """What browsers subscribe with; '' where none was made."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return str(row.settings["public_key"]) if row else ""


def contact() -> str:
    """Whom push services may ask; '' where nobody said so."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return str(row.settings["contact"]) if row else ""


def keys() -> Keys | None:
    """The keys themselves; None where none were made. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return read(keyring.opened(row.secret), contact=row.settings["contact"]) if row else None


def icon() -> str:
    """The picture beside a notification; '' of a store without a logo."""
    return stored.load(Brand).logo_url
