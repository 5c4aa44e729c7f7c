"""With which link does the owner make the first account?"""

from regulars import clock
from regulars.web.invitations import invite, owners
from regulars.web.models import Invitation
from regulars.web.roles import Role

PATH = "/welcome/{token}/"


def fresh_link(base_url: str) -> str | None:
    """A new one-time link; earlier ones end. None when an owner has an account already."""
    if owners():
        return None
    at = clock.wall()
    Invitation.objects.filter(role=Role.OWNER.value, invited_by="", used_at=None).update(used_at=at)
    return base_url.rstrip("/") + PATH.format(token=invite(role=Role.OWNER, at=at))
