"""What stands above every page."""

from types import SimpleNamespace

from regulars.channels import banners
from regulars.channels.navigation import undecided
from regulars.web.about import About


def asked(**about):
    return SimpleNamespace(about=About(**about))


def test_when_all_is_well_nothing_is_said(mailing):
    assert [show(asked()) for show in banners.BANNERS] == [None, None, None]
    assert undecided() is None


def test_that_everything_is_stopped(shop):
    banner = banners.stopped(asked(sends_stopped_at=shop.at))
    assert (banner.tone, banner.url) == ("bad", "/messages/")
    assert "no message leaves" in banner.text


def test_that_only_a_few_get_mail(monkeypatch):
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "b@amber.lv,a@amber.lv")
    assert banners.only_to(asked()).text == "Messages go only to a@amber.lv, b@amber.lv."


def test_that_messages_wait(shop):
    shop.plans(shop.knows("Ann"), shop.knows("Dita"))
    assert banners.waiting(asked()).text == "2 messages wait: No e-mail server is set."


def test_where_nothing_waits_one_question_is_asked_however_many_channels_there_are(
    mailing, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert banners.waiting(asked()) is None


def test_while_everything_is_stopped_that_is_said_once(shop):
    shop.plans(shop.knows("Ann"))
    assert banners.waiting(asked(sends_stopped_at=shop.at)) is None
