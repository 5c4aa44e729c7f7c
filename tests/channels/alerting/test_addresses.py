"""Which addresses of Apprise's are taken?"""

import pytest

from regulars.channels.alerting.addresses import Refused, checked


@pytest.mark.parametrize(
    "url",
    [
        "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/",
        " tgram://123456789:AAExxx/555\n",
        "mailtos://shop:pw@amber.test?to=laura@amber.test",
        "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#store",
        "json://192.168.1.7:8080/hook",  # the store's own network
    ],
)
def test_services(url):
    assert checked(url) == url.strip()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "looks like"),
        ("slack", "looks like"),
        ("slack://", "looks like"),
        ("slack://a\nb", "looks like"),
        ("slack://" + "a" * 2000, "looks like"),
        ("json://[::1", "looks like"),
        ("syslog://local0", "this very machine"),
        ("DBus://x", "this very machine"),
        ("vapid://mailto/x", "this very machine"),
        ("workflows://a:443/b/c/?template=/etc/passwd", "template="),
        ("mailto://a:b@c.lv?PGPkey=/etc/key", "pgpkey="),
        ("json://a/?rto=86400", "rto="),
        ("json://a/?x=1;attach=/etc/passwd", "attach="),
        ("json://a/?x=1#&attach=/etc/passwd", "attach="),
        ("json://a/?attach%20=/etc/passwd", "attach="),
        ("json://a/?%61ttach+=/etc/passwd", "attach="),
    ],
)
def test_what_reads_files_acts_here_or_waits_long(url, says):
    with pytest.raises(Refused, match=says):
        checked(url)
