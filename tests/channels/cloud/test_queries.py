"""By which number does the store write, and who wrote to it of late?"""

from datetime import timedelta

from regulars.channels.cloud import actions, queries
from regulars.channels.cloud.account import Secrets
from tests.channels.cloud.conftest import ANN, APP_SECRET, PHONE_ID, REMINDER, TOKEN
from tests.channels.texting.conftest import has_number


def test_a_number_comes_back_as_it_was_set(chatting):
    assert (queries.number().phone_id, queries.number().templates) == (PHONE_ID, (REMINDER,))
    kept = queries.secrets()
    assert (kept.token, kept.app_secret, len(kept.verify)) == (TOKEN, APP_SECRET, 32)


def test_without_one_there_is_none(shop):
    assert (queries.number(), queries.secrets()) == (None, Secrets())


def test_who_wrote_within_a_day(shop):
    ann, bo = shop.knows("Ann"), shop.knows("Bo")
    has_number(ann, ANN)
    has_number(bo, "+37126000002")
    actions.note_wrote(ANN, occurred_at=shop.at, at=shop.at)
    assert queries.wrote_lately(at=shop.at + timedelta(hours=23)) == {ANN: shop.at}
    assert queries.wrote_lately(at=shop.at + timedelta(hours=24)) == {}
