"""The owner sets the number and its templates."""

from datetime import timedelta

import msgspec
import pytest

from regulars.channels.cloud import actions, queries
from regulars.channels.cloud.account import Number, Unusable
from regulars.channels.cloud.models import CloudWindow
from regulars.channels.models import ChannelSetting
from regulars.events.models import Event
from tests.channels.cloud.conftest import ANN, APP_SECRET, PHONE_ID, REMINDER, TOKEN
from tests.channels.texting.conftest import has_number

HOUR = timedelta(hours=1)


def test_secrets_are_kept_only_sealed_and_stay_with_the_templates(chatting):
    row, before = ChannelSetting.objects.get(channel="whatsapp"), queries.secrets()
    assert TOKEN not in f"{row.settings}{row.secret}"
    assert APP_SECRET not in f"{row.settings}{row.secret}"
    actions.set_number(Number(phone_id="2065403522"), token="EAAGanother", who=None, at=chatting.at + HOUR)
    after = queries.secrets()
    assert (after.token, after.app_secret, after.verify) == ("EAAGanother", APP_SECRET, before.verify)
    assert queries.number().templates == (REMINDER,)
    assert Event.objects.filter(name="channel.set").count() == 2


def test_a_number_without_its_secrets_is_not_taken(shop):
    with pytest.raises(Unusable):
        actions.set_number(Number(phone_id=PHONE_ID), token=TOKEN, who=None, at=shop.at)
    assert queries.number() is None


def test_each_letter_has_one_template_in_a_language(chatting):
    latvian = msgspec.structs.replace(REMINDER, language="lv", code="lv")
    renamed = msgspec.structs.replace(REMINDER, name="soap_2")
    for template in (latvian, renamed):
        actions.set_template(template, who=None, at=chatting.at)
    assert queries.number().templates == (renamed, latvian)
    actions.drop_template("replenishment", language="en", who=None, at=chatting.at)
    assert queries.number().templates == (latvian,)


def test_there_is_no_template_without_a_number(shop):
    with pytest.raises(Unusable, match="first"):
        actions.set_template(REMINDER, who=None, at=shop.at)


def test_the_latest_word_of_somebody_counts_for_a_day(shop):
    ann, bo = shop.knows("Ann"), shop.knows("Bo")
    has_number(ann, ANN)
    has_number(bo, "+37126000002")
    actions.note_wrote(ANN, occurred_at=shop.at, at=shop.at)
    actions.note_wrote(ANN, occurred_at=shop.at - HOUR, at=shop.at)  # told late
    actions.note_wrote("+37126000009", occurred_at=shop.at, at=shop.at)  # nobody's
    assert CloudWindow.objects.get().wrote_at == shop.at
    actions.note_wrote("+37126000002", occurred_at=shop.at + 24 * HOUR, at=shop.at + 24 * HOUR)
    assert CloudWindow.objects.get().customer_id == bo
