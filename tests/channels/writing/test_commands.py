"""Scripts read letters before anybody gets them, and hear what is to be mended."""

from regulars.channels.writing import commands
from tests.channels.test_commands import run, told
from tests.channels.writing.test_shelf import saved


def test_a_letter_is_shown_with_somebodys_own_order(mailing):
    ann = mailing.knows("Ann")
    mailing.sells_soap(ann)
    shown = run(commands.message, "preview", "second_order", "--customer", "ann@buyer.test").output
    assert "Hello Ann," in shown
    assert "on 3 April" in shown
    answer = told(commands.message, "preview", "second_order", "--customer", "ANN@buyer.test")
    assert answer["customer_id"] == str(ann)


def test_lint_says_how_to_mend(shop):
    assert run(commands.lint, "how_to_use").output == "Nothing to mend.\n"
    saved(shop, "Buy now!!")
    answer = told(commands.lint, "replenishment")
    assert {each["code"] for each in answer["findings"]} >= {"spam_word", "shouting"}
    assert all(each["mend"] for each in answer["findings"])


def test_a_letter_or_a_person_that_is_not_there_is_said(mailing):
    assert "There is no letter goodbye; there are birthday" in run(commands.lint, "goodbye").output
    nobody = run(commands.message, "preview", "second_order", "--customer", "no@buyer.test")
    assert (nobody.exit_code, "Nobody here has the address" in nobody.output) == (1, True)
