"""Before a letter leaves, its links become ours; what must work by itself stays as it is."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.channels.ledger import Claimed
from regulars.channels.letters import Written
from regulars.channels.models import Send
from regulars.channels.queries import html_of
from regulars.channels.tracking.actions import allow_noting
from regulars.channels.tracking.links import link_of
from regulars.channels.tracking.marking import Marking, marking
from regulars.channels.tracking.settings import TrackingSettings
from regulars.channels.tracking.targets import target_of
from regulars.web import stored
from tests.channels.cast import NOON

SOAP = "https://shop.test/soap"
MARKS = "utm_source=regulars&utm_medium=email&utm_campaign=replenishment&utm_content=replenishment"
OURS = "http://localhost:8000/u/1.x.y/"
LETTER = Written(
    "Soap",
    f'<body><a href="{SOAP}?a=1&amp;b=2" style="color:inherit">Soap</a>\n'
    f"<a\nclass=\"x\" href='{SOAP}'>again</a>"
    f'<img src="{SOAP}.jpg"><a href="{OURS}">Unsubscribe</a><a href="mailto:shop@shop.test">Write</a></body>',
    f"Soap: {SOAP}?a=1&b=2\n(See {SOAP}.)\nhttps://wiki.test/Soap_(thing), too.\nUnsubscribe: {OURS}\n",
)
FOUND = re.compile(r"http://localhost:8000/l/([^/\s\"]+)/")


def send(*, kind="marketing", variant=""):
    names = {"play": "replenishment", "template": "replenishment", "purpose": "offers", "kind": kind}
    return Claimed(
        id=17, key=None, customer_id=1, shop_id=1, variant=variant, attempts=0, not_after=NOON, **names
    )


def marked(letter=LETTER, *, of=None, unwilling=frozenset(), **chosen):
    ours = Marking("email", TrackingSettings(**chosen), frozenset({"shop.test"}), set(unwilling))
    return ours.marked(letter, send=of or send(), person_id=1)


def targets(text):
    return [link_of(token, at=NOON).target for token in FOUND.findall(text)]


def test_each_web_link_leads_over_us_to_where_it_led_with_its_marks(key_file):
    letter = marked()
    assert targets(letter.html) == [f"{SOAP}?a=1&b=2&{MARKS}", f"{SOAP}?{MARKS}", ""]
    assert targets(letter.text) == [
        f"{SOAP}?a=1&b=2&{MARKS}",
        f"{SOAP}?{MARKS}",
        "https://wiki.test/Soap_(thing)",
    ]
    assert letter.subject == "Soap"
    assert "/)\n".replace("/", ".") in letter.text  # what ended the sentence still does


def test_what_is_ours_and_what_is_no_link_stays_as_it_is(key_file):
    letter = marked()
    for kept in (f'href="{OURS}"', 'href="mailto:shop@shop.test"', f'src="{SOAP}.jpg"'):
        assert kept in letter.html
    assert letter.text.endswith(f"Unsubscribe: {OURS}\n")


def test_html_and_text_have_the_same_links_and_the_same_letter_gives_them_again(key_file):
    letter = marked()
    assert FOUND.findall(letter.html)[:2] == FOUND.findall(letter.text)[:2]
    assert marked() == letter


def test_no_picture_unless_the_owner_wishes_it(key_file):
    assert "/o/" not in marked().html
    html = marked(opens=True).html
    assert html.count('<img src="http://localhost:8000/o/') == 1
    assert html.endswith("</body>")


def test_the_link_that_no_person_sees_is_hidden_from_eyes_keys_and_voices(key_file):
    (unseen,) = re.findall(r"<a [^>]*display:none[^>]*></a>", marked().html)
    assert targets(unseen) == [""]
    assert 'tabindex="-1" aria-hidden="true"' in unseen


def test_where_nothing_is_noted_links_lead_straight_to_the_shop_with_their_marks(key_file):
    for letter in (
        marked(clicks=False),
        marked(opens=True, unwilling={1}),
        marked(opens=True, of=send(kind="service")),
        marked(of=send(kind="transactional")),
    ):
        assert f'href="{SOAP}?a=1&amp;b=2&amp;{MARKS.replace("&", "&amp;")}"' in letter.html
        assert f"{SOAP}?{MARKS}.)" in letter.text
        assert not re.search("/[lo]/", letter.html + letter.text)


@pytest.mark.parametrize(
    ("of", "chosen"),
    [
        ("greeting", {"opens": True}),
        ("service", {"utm": False}),
        ("marketing", {"utm": False, "clicks": False}),
    ],
)
def test_letters_that_nothing_is_done_to(key_file, of, chosen):
    assert marked(of=send(kind=of), **chosen) is LETTER


def test_which_of_two_texts_it_was_and_how_the_owner_calls_us(key_file):
    letter = marked(clicks=False, utm_source="Amber letters", of=send(variant="b"))
    assert "utm_source=Amber+letters" in letter.text
    assert "utm_content=replenishment.b" in letter.text


ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


@ANY
@given(st.text(max_size=60).map("https://".__add__))
def test_no_link_of_a_letter_leads_elsewhere_than_it_said(key_file, url):
    html = f'<body><a href="{escape(url)}">x</a></body>'
    said = target_of(url, own=frozenset(), marks=())
    assert set(targets(marked(Written("s", html, ""), utm=False).html)) <= {"", said}


@ANY
@given(st.lists(st.text("htps:/.@\\'\"<>&;%?#= aē\n()[]", max_size=40).map("https://".__add__), max_size=4))
def test_whatever_stands_in_a_letter_only_web_addresses_are_signed(key_file, urls):
    html = "".join(f'<a href="{url}">x</a>' for url in urls)
    letter = marked(Written("s", html, "\n".join(urls)))
    for target in filter(None, targets(letter.html) + targets(letter.text)):
        assert target.isascii()
        assert target.isprintable()
        assert urlsplit(target).scheme == "https"


def test_what_goes_by_sms_is_left_alone(shop):
    assert marking("sms").marked(LETTER, send=send(), person_id=1) is LETTER
    assert marking("email").own == {"shop.test"}


def test_what_leaves_is_marked_and_what_is_kept_leads_straight_on(mailing, mailbox):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    html = mailbox.mail_to("ann@buyer.test").get_body(("html",)).get_content()
    row = Send.objects.get(customer_id=ann)
    (soap, unseen) = (link_of(token, at=NOON) for token in FOUND.findall(html))
    assert (soap.send_id, soap.target) == (row.id, f"{SOAP}?{MARKS}")
    assert (unseen.send_id, unseen.target) == (row.id, "")
    kept = mailing.content(ann)
    assert f'href="{SOAP}"' in unescape(html_of(kept))
    assert "/l/" not in html_of(kept) + kept.text


def test_ann_who_wants_nothing_noted_gets_links_that_lead_straight_on(mailing, mailbox):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    says = {"how": "link", "wording": "Note nothing.", "actor": "customer", "at": NOON}
    assert allow_noting(ann, allowed=False, **says)
    mailing.plans(ann, dita)
    mailing.hands_over()
    assert f"{SOAP}?{MARKS}" in text_to(mailbox, "ann")
    assert "/l/" not in text_to(mailbox, "ann")
    assert "/l/" in text_to(mailbox, "dita")


def test_the_owner_switches_it_off_for_all(mailing, mailbox):
    stored.save(TrackingSettings(clicks=False, utm=False), at=NOON)
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    assert f"{SOAP}\r\n" in text_to(mailbox, "ann")


def text_to(mailbox, name):
    return mailbox.mail_to(f"{name}@buyer.test").get_body(("plain",)).get_content()


def test_what_a_browser_shows_has_its_link_led_by_us_and_nothing_hidden(key_file):
    ours = Marking("webpush", TrackingSettings(), frozenset({"shop.test"}))
    letter = ours.marked(
        Written("Soap", f'<body><a href="{SOAP}">Soap</a></body>', "", f"Soap again: {SOAP}."),
        send=send(),
        person_id=1,
    )
    marks = MARKS.replace("email", "webpush")
    assert targets(letter.short) == targets(letter.html) == [f"{SOAP}?{marks}"]
    assert (letter.short[-2:], "<img" in letter.html) == ("/.", False)
