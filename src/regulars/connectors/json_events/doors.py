"""Under which address do programs tell what people do?"""

from django.utils.translation import gettext_lazy as _

from regulars.connectors.json_events.lane import PATH
from regulars.connectors.json_events.pages import LIMIT
from regulars.web.doors import Door

DOORS = (
    Door(
        name="events",
        label=_("Events and tracking"),
        path=lambda: PATH,
        headers={"Content-Type": "application/json", "Authorization": "Bearer probe"},
        body=b'{"events": []}',
        largest=LIMIT,
    ),
)
