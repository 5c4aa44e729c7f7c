"""What asks for links and pictures, as it is known by what it says and where it is."""

import pytest

from regulars.channels.tracking.agents import agent_of, is_ahead

IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1"
)
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36"
)
GMAIL = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
YAHOO = "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html"


def asked_by(says, *, address="81.198.1.1"):
    return agent_of({"HTTP_USER_AGENT": says, "REMOTE_ADDR": address})


@pytest.mark.parametrize(
    "says",
    [
        IPHONE,
        CHROME,
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
        "Mozilla/5.0 (Linux; Android 14; CUBOT X70) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36",
    ],
)
def test_browsers_are_people(says):
    assert asked_by(says) == ""


@pytest.mark.parametrize(
    "says",
    [
        "",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0.0.0 Safari/537.36",
        "python-requests/2.32.3",
        "curl/8.5.0",
        "Barracuda Sentinel (EE)",
        "Mozilla/5.0 (compatible; Proofpoint URL Defense)",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "WhatsApp/2.23.20.0",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
        "TelegramBot (like TwitterBot)",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    ],
)
def test_programs_that_name_themselves_are_scanners(says):
    assert asked_by(says) == "scanner"


@pytest.mark.parametrize("address", ["209.222.82.200", "40.94.0.1", "52.101.68.1", "::ffff:104.47.0.36"])
def test_networks_from_which_mail_is_looked_through(address):
    known = address != "40.94.0.1"  # Microsoft's, and not among those it names for mail
    assert asked_by(CHROME, address=address) == ("scanner" if known else "")


@pytest.mark.parametrize("address", ["", "nonsense", "2a03:ec00:b140::1"])
def test_an_address_that_tells_nothing_is_nobodys(address):
    assert asked_by(CHROME, address=address) == ""


def test_mail_services_that_load_pictures_for_people():
    assert asked_by(GMAIL) == asked_by(YAHOO) == "on_sight"


def test_apples_mail_that_loads_pictures_ahead():
    assert asked_by("Mozilla/5.0") == "ahead"


@pytest.mark.parametrize(
    ("name", "says", "ahead"),
    [
        ("HTTP_SEC_PURPOSE", "prefetch;prerender", True),
        ("HTTP_PURPOSE", "prefetch", True),
        ("HTTP_X_PURPOSE", "preview", True),
        ("HTTP_X_MOZ", "prefetch", True),
        ("HTTP_SEC_PURPOSE", "", False),
        ("HTTP_ACCEPT", "prefetch", False),
    ],
)
def test_browsers_that_ask_in_case(name, says, ahead):
    assert is_ahead({name: says}) is ahead
