"""What do the doors of event clients answer?"""

from tests.connectors.event_clients.calls import bought, call, viewed


def test_smoke(page, browser, server_key):
    r = page.post(
        "/v1/batch", call(viewed(), viewed(), bought(), key=browser.secret), content_type="text/plain"
    )
    assert r.json() == {"success": True}
    r = page.post(
        "/v1/batch", call(viewed(), viewed(), bought(), key=server_key.secret), content_type="text/plain"
    )
    assert r.json() == {"success": True}
    r = page.get(f"/v1/projects/{browser.secret}/settings")
