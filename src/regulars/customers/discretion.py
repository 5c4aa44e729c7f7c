"""Who of the staff may see who somebody is?"""

from regulars.web.roles import MAY_ACT_AS, Role


def may_see_names(role: Role) -> bool:
    """Whether names, addresses and free text are for this role: for who helps people, not for who counts."""
    return Role.AGENT in MAY_ACT_AS[role]
