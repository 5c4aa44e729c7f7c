"""How do the letters of a run come onto paper?"""

from regulars.business.models import Shop
from regulars.channels.paper.actions.runs import make_run
from regulars.channels.paper.printing import addresses_of, labels_of
from regulars.channels.paper.sheets import SHEETS
from regulars.customers.actions.erase import erase
from tests.channels.byhand.cast import ANN, DITA


def test_files_can_be_had_again_as_they_were_but_for_who_was_erased(hand_shop):
    ann, dita = hand_shop.reader("Ann", ANN), hand_shop.reader("Dita", DITA)
    hand_shop.plans_by("post", ann, dita)
    run = make_run(who=None, at=hand_shop.at)
    first = addresses_of(run.pk)
    assert addresses_of(run.pk) == first
    assert labels_of(run.pk, sheet=SHEETS["21"]).startswith(b"%PDF-")
    assert first.decode().index("София") < first.decode().index("Rīga")  # sorted as the post does: BG, LV
    assert "BULGARIA" in first.decode()
    erase([dita], actor="house", at=hand_shop.at)
    assert "София" not in addresses_of(run.pk).decode()


def test_letters_are_posted_where_the_shop_is(hand_shop):
    Shop.objects.update(country="BG")
    hand_shop.plans_by("post", hand_shop.reader("Ann", ANN), hand_shop.reader("Dita", DITA))
    told = addresses_of(make_run(who=None, at=hand_shop.at).pk).decode()
    assert "LATVIA" in told
    assert "BULGARIA" not in told
