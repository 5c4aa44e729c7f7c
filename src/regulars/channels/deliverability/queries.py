"""How far is what keeps mail welcome?"""

from regulars.channels import keyring
from regulars.channels import queries as channels
from regulars.channels.deliverability.mailbox import Account
from regulars.channels.deliverability.models import MailboxPlace

BOUNCES = "bounces"


def place() -> MailboxPlace | None:
    """How far the mailbox for bounces was read, and what was in the way last."""
    return MailboxPlace.objects.filter(name=BOUNCES).first()


def account() -> Account | None:
    """The mailbox for bounces, its password opened; None where none is set. Raises host.vault.CannotOpen."""
    row = channels.setting(BOUNCES)
    return Account(**row.settings, password=keyring.opened(row.secret)) if row else None
