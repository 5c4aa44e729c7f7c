"""Under which address do trackers tell what people do?"""

from django.utils.translation import gettext_lazy as _

from regulars.connectors.event_clients.pages.calls import LIMIT
from regulars.web.doors import Door

DOORS = (
    Door(
        name="trackers",
        label=_("Trackers: Segment, RudderStack and PostHog"),
        path=lambda: "/v1/batch",
        headers={"Content-Type": "application/json", "Authorization": "Basic cHJvYmU6"},
        body=b'{"batch": [], "writeKey": "probe"}',
        largest=LIMIT,
    ),
)
