"""What of the shell's memory is let go?"""

from django.contrib.sessions.models import Session
from procrastinate.contrib.django import app

from regulars import clock


@app.periodic(cron="20 2 * * *")
@app.task(name="web.forget_sessions", queueing_lock="web.forget_sessions")
def forget_sessions(timestamp: int) -> int:  # noqa: ARG001 the schedule passes it; the machine's clock counts
    """Forget who was signed in until before now; how many there were."""
    gone, _each = Session.objects.filter(expire_date__lt=clock.wall()).delete()
    return gone
