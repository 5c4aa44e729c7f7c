"""What can be set, and on which pages?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.web.access import Access
from regulars.web.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One page of Settings.

    says: what it is for, in a sentence. url_name: its page, which extends `web/settings/page.html`;
    without one, `form` is a dataclass of settings (see `regulars.web.stored`) that makes the page.
    """

    name: str
    label: str | Promise
    says: str | Promise
    order: int
    url_name: str = ""
    form: type | None = None
    roles: tuple[str, ...] = ("owner",)

    @property
    def url(self) -> str:
        return reverse(self.url_name) if self.url_name else reverse("settings_section", args=[self.name])

    def is_for(self, role: Role | None) -> bool:
        return Access(roles=frozenset(Role(name) for name in self.roles)).admits(role)


SECTIONS = (
    Section(
        name="people",
        label=_("People who work here"),
        says=_("Who may sign in, and what each may do."),
        order=500,
        url_name="settings_people",
    ),
    Section(
        name="keys",
        label=_("API keys"),
        says=_("Keys with which the shop and other programs write and read."),
        order=510,
        url_name="settings_keys",
    ),
    Section(
        name="audit",
        label=_("Audit log"),
        says=_("Who of the staff did what, and when."),
        order=520,
        url_name="settings_audit",
    ),
    Section(
        name="reach",
        label=_("Public address"),
        says=_("Can webhooks, unsubscribe links and tracking reach us?"),
        order=530,
        url_name="settings_reach",
    ),
)

_sections: list[Section] = []


def fill(sections: Iterable[Section]) -> None:
    """Take every folder's sections, in their order."""
    _sections[:] = sorted(sections, key=lambda section: section.order)


def sections(role: Role | None) -> list[Section]:
    """The sections that this role may open."""
    return [section for section in _sections if section.is_for(role)]


def find(name: str) -> Section | None:
    """The section of that name whose page a form makes."""
    return next((section for section in _sections if section.name == name and section.form), None)
