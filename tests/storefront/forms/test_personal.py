from django.test import Client

from regulars.connectors.erasing import shops
from regulars.storefront.forms import queries


def test_by_the_form_of_a_shop_that_was_forgotten_nobody_signs_up(form_of, shop):
    row = form_of()
    shops.carry_on(shops.begin(shop.row.pk, actor="staff:1", at=shop.at))
    assert queries.form(row.pk).ended_at is not None
    assert Client().get(f"/f/{row.handle}/").status_code == 410
    assert queries.content(row.pk, 1).texts["en"].consents["email"].startswith("Amber & Pine may")
