"""A letter leaves for the store's own program, to those who allow it, once."""

from regulars.channels import actions as channel_actions
from regulars.channels.channel import Sender
from regulars.channels.models import Send
from regulars.channels.relay import actions, queries
from regulars.customers.actions import consent
from tests.channels.cast import LAST_MONTH
from tests.web.outward.receiver import receiving


def test_it_goes_to_those_who_allow_it_alone(shop):
    ann, bo = shop.knows("Ann"), shop.knows("Bo")
    said = consent.Statement(
        customer_id=ann, channel="webhook", purpose="offers", granted=True, occurred_at=LAST_MONTH, how="app"
    )
    consent.state([said], actor="house", at=LAST_MONTH)
    channel_actions.set_sender(Sender(from_name="Amber", from_address="s@amber.test"), who=None, at=shop.at)
    with receiving() as program:
        actions.set_address(program.url, who=None, at=shop.at)
        shop.plans(ann, bo)
        Send.objects.update(channel="webhook")
        assert shop.hands_over() == {"accepted": 1, "skipped": 1}
        assert shop.hands_over() == {}
        assert [headers["webhook-id"] for headers, _body in program.calls] == [
            f"msg_{shop.letter(ann).key.hex}"
        ]
    assert shop.letter(bo).reason == "no_consent"
    assert queries.url().startswith("http://127.0.0.1:")
