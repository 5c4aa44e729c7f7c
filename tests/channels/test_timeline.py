"""What somebody was written, as their timeline tells it."""

from datetime import timedelta

from regulars.channels.timeline import messages


def told(shop, customer):
    return list(messages([customer], at=shop.at + timedelta(days=9), id=10**18, limit=10))


def test_what_ann_was_written_and_what_was_held_back(mailing):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    mailing.hears(ann, granted=False)
    mailing.at += timedelta(hours=1)
    mailing.plans(ann, visit=2)
    mailing.hands_over()
    held, sent = told(mailing, ann)
    assert (str(sent.title), sent.held) == ("Reminder before it runs out: sent", False)
    assert sent.personal == "Pine soap: running low?"
    assert sent.link.startswith("/messages/")
    assert (str(held.title), held.held) == ("Reminder before it runs out: held back", True)
    assert str(held.says) == "They don’t allow it."
    assert held.personal == ""
