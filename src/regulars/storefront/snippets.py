"""What does the owner put into which kind of shop, so that its page tells what visitors do?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.storefront.served import SCRIPTS, Script, newest

HERE = Path(__file__).parent / "blocks"
ON_THE_SERVER = "(shown on the page of Settings that this file comes from)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What stands in the snippets of a shop. proof: the secret with which its server signs its customers."""

    address: str
    script: Script
    key: str
    proof: str
    asks: bool

    def filled(self, text: str) -> str:
        """A block's text with this shop's values."""
        scripts = [newest(name) for name in SCRIPTS[1:]]
        for name, value in (
            *((f"@{each.name}@", self.address + each.path) for each in scripts),
            *((f"@{each.name}-integrity@", each.integrity) for each in scripts),
            ("@script@", self.address + self.script.path),
            ("@integrity@", self.script.integrity),
            ("@address@", self.address),
            ("@key@", self.key),
            ("@consent@", "ask" if self.asks else "notice"),
            ("@proof@", self.proof),
            ("@proof-place@", ON_THE_SERVER),
        ):
            text = text.replace(name, value)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to be copied into the shop. parts: files of blocks/ that it consists of."""

    name: str
    parts: tuple[str, ...]

    def text(self, values: Values) -> str:
        return values.filled("".join((HERE / part).read_text(encoding="utf-8") for part in self.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of shop: what to do there, with which files."""

    name: str
    label: str | Promise
    steps: tuple[str | Promise, ...]
    files: tuple[File, ...]


def file(name: str, *parts: str) -> File:
    return File(name=name, parts=parts)


HEAD = _("Put it before </head> of every page.")
KINDS = (
    Kind(
        name="html",
        label=_("Any shop"),
        steps=(HEAD,),
        files=(file("page.html", "html/page.html"),),
    ),
    Kind(
        name="shopify",
        label="Shopify",
        steps=(
            _("Online Store, Themes, Edit code: add the snippet regulars-page."),
            _("In layout/theme.liquid write {% render 'regulars-page' %} before </head>."),
            _("Settings, Customer events: add a custom pixel with customer-events.js, for analytics alone."),
            _("In an app of your own, regulars-block.liquid is an app embed that takes the snippet’s place."),
        ),
        files=(
            file("regulars-page.liquid", "shopify/regulars-page.liquid"),
            file("customer-events.js", "shopify/customer-events.js"),
            file("regulars-block.liquid", "shopify/regulars-page.liquid", "shopify/block-schema.liquid"),
        ),
    ),
    Kind(
        name="woocommerce",
        label="WooCommerce",
        steps=(
            _("Put the file into wp-content/plugins/regulars-page/ and activate it under Plugins."),
            _("A banner that follows the WP Consent API is understood; any other calls regulars.allow()."),
        ),
        files=(file("regulars-page.php", "woocommerce/regulars-page.php"),),
    ),
    Kind(
        name="react",
        label=_("Medusa, Vendure, Saleor and others in React"),
        steps=(
            _("Put both files into the storefront, and <RegularsPage> into the body of its layout."),
            _("Give it what signedIn() makes, on the server, of the number of who is signed in."),
            _("Put <Tells> on the pages of products, lists and searches."),
            _("Set REGULARS_PROOF to the secret below, on the storefront’s server alone."),
        ),
        files=(
            file("regulars-page.tsx", "react/regulars-page.tsx"),
            file("regulars-proof.server.ts", "react/regulars-proof.server.ts"),
        ),
    ),
    Kind(
        name="prestashop",
        label="PrestaShop",
        steps=(
            _("Put the file into modules/regularspage/ and install the module."),
            _("The line of search.tpl tells how much a search found."),
        ),
        files=(
            file("regularspage.php", "prestashop/regularspage.php"),
            file("search.tpl", "prestashop/search.tpl"),
        ),
    ),
    Kind(
        name="opencart",
        label="OpenCart",
        steps=(_("Add the lines to the three templates that they name."),),
        files=(
            file("header.twig", "opencart/header.twig"),
            file("product.twig", "opencart/product.twig"),
            file("search.twig", "opencart/search.twig"),
        ),
    ),
)
ON_SCREEN = (
    file("regulars-messages.html", "messages/messages.html"),
    file("regulars-notifications.html", "push/notifications.html"),
    file("regulars-worker.js", "push/regulars-worker.js"),
)
"""For any kind of shop that shows messages on its pages, and sends notifications."""
OF_SHOP = {"medusa": "react", "vendure": "react", "saleor": "react"}


def kind_of(shop_kind: str) -> Kind:
    """The kind for a shop that is connected as this; any shop's where nothing else fits."""
    wanted = OF_SHOP.get(shop_kind, shop_kind)
    return next((kind for kind in KINDS if kind.name == wanted), KINDS[0])


def named(name: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.name == name), None)


def file_named(name: str) -> File | None:
    """A file for any kind of shop, by its name."""
    wanted: Callable[[File], bool] = lambda each: each.name == name  # noqa: E731
    files = (*(each for kind in KINDS for each in kind.files), *ON_SCREEN)
    return next(filter(wanted, files), None)
