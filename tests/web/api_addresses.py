"""Under which addresses do the tests' own routes of the API stand?"""

from django.urls import path

from regulars.urls import handler400, handler403, handler404, handler500
from regulars.web.api import assemble
from tests.web.test_api import router

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [path("api/v1/", assemble([router], namespace="tried").urls)]
