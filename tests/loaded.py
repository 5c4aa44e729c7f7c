"""What has a process loaded already that a test forks? See tests/forking.py."""

import django

django.setup()

from regulars.engine import grammar  # noqa: E402, F401 Django has to be ready
from tests.capabilities.campaigns import planner  # noqa: E402, F401
from tests.channels import sender  # noqa: E402, F401
from tests.engine import laborer  # noqa: E402, F401
