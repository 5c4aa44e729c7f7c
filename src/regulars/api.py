"""What does the API of this installation consist of?

Each folder's `api.py` brings its `router`. The console answers before this is loaded: django-ninja takes
longer to load than all pages together.
"""

from regulars.apps import members
from regulars.web.api import assemble

api = assemble(module.router for module in members("api") if hasattr(module, "router"))
urlpatterns = api.urls[0]
