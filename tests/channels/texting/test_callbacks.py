"""Is it really the provider, and what does it tell?"""

import pytest
from django.http import QueryDict
from twilio.request_validator import RequestValidator

from regulars.channels.texting.callbacks import is_signed, receipt_of, signature_of
from tests.channels.cast import NOON

URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
FORM = {"CallSid": ["CA1234567890ABCDE"], "Digits": ["1234"], "To": ["+18005551212"]}
KEY = "7" * 32


@pytest.mark.parametrize(
    ("caller", "signature"),
    [("+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8="), ("+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=")],
)
def test_the_examples_of_the_documentation(caller, signature):
    """https://www.twilio.com/docs/usage/security: token 12345."""
    form = FORM | {"From": [caller], "Caller": [caller]}
    assert signature_of(URL, form, token="12345") == signature
    assert is_signed(URL, form, signature=signature, token="12345")
    assert is_signed(URL.replace(".com/", ".com:443/"), form, signature=signature, token="12345")


@pytest.mark.parametrize(
    "told", ["MessageSid=SM1&MessageStatus=delivered", "Body=%C5%A0+%2B1&Media=b&Media=a&Media=a"]
)
@pytest.mark.parametrize("url", [URL, "https://shop.example:8443/sms/", "http://shop.example/sms/a%20b/"])
def test_twilios_own_client_and_we_say_the_same(url, told):
    theirs, form = RequestValidator("12345"), QueryDict(told)
    ours = signature_of(url, dict(form.lists()), token="12345")
    assert ours == theirs.compute_signature(url, form)
    assert theirs.validate(url, form, ours)
    assert is_signed(url, dict(form.lists()), signature=ours, token="12345")


def test_anything_else_is_not_theirs():
    form = FORM | {"From": ["+14158675309"], "Caller": ["+14158675309"]}
    good = "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    assert not is_signed(URL, form, signature=good, token="12346")
    assert not is_signed(URL, form | {"To": ["+18005551213"]}, signature=good, token="12345")
    assert not is_signed(URL.replace("foo=1", "foo=2"), form, signature=good, token="12345")
    assert not is_signed(URL, form, signature="", token="12345")
    assert not is_signed(URL, form, signature="ü", token="12345")
    assert not is_signed(URL, form, signature=signature_of(URL, form, token=""), token="")


def test_values_of_the_same_name_count_once_each_in_order():
    """As the provider's own library does: by name, then by value, each once."""
    twice = {"b": ["2", "1", "2"], "a": ["x"]}
    assert signature_of("u", twice, token="t") == signature_of("u", {"b": ["1", "2"], "a": ["x"]}, token="t")


@pytest.mark.parametrize(
    ("status", "code", "kind", "permanent"),
    [
        ("delivered", "", "delivered", False),
        ("read", "", "delivered", False),
        ("undelivered", "30003", "bounced", False),
        ("undelivered", "30005", "bounced", True),
        ("failed", "21610", "unsubscribed", False),
    ],
)
def test_what_became_of_a_text(status, code, kind, permanent):
    told = receipt_of(
        {"MessageStatus": [status], "ErrorCode": [code], "MessageSid": ["SM1"]}, key=KEY, at=NOON
    )
    assert (told.kind, told.permanent, told.message_id) == (kind, permanent, f"{KEY}@sms")


def test_steps_on_the_way_are_no_news():
    assert receipt_of({"MessageStatus": ["sent"]}, key=KEY, at=NOON) is None
    assert receipt_of({}, key=KEY, at=NOON) is None
