"""Which files were imported, how far, and what was wrong with them?"""

from django.db import models

from regulars.business.models import Shop

STATES = ["chosen", "waiting", "running", "stopped", "done", "failed"]


class ImportRun(models.Model):
    """One file on its way in.

    state: chosen (its columns are to be confirmed), waiting, running, stopped, done or failed.
    path: of the kept file in the data folder's imports/, '' when it was deleted. digest: of its content.
    steps_done: of its plan; the next one is where it goes on. accounts: rows and documents of the file
    by what they are. results: facts by what became of them. worked_ms: time spent, pauses left out.
    as_of: when what bears no date in the file was so; the same content keeps the moment of its first import.
    """

    shop = models.ForeignKey(Shop, models.PROTECT, null=True)
    file_name = models.TextField()
    path = models.TextField()
    size = models.BigIntegerField()
    digest = models.TextField()
    encoding = models.TextField(default="")
    mapping = models.JSONField(null=True)
    state = models.TextField(default="chosen")
    stop_asked = models.BooleanField(default=False)
    rows = models.IntegerField(default=0)
    rows_done = models.IntegerField(default=0)
    steps = models.IntegerField(default=0)
    steps_done = models.IntegerField(default=0)
    accounts = models.JSONField(default=dict)
    results = models.JSONField(default=dict)
    problems = models.IntegerField(default=0)
    worked_ms = models.BigIntegerField(default=0)
    error = models.TextField(default="")
    actor = models.TextField()
    created_at = models.DateTimeField()
    as_of = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "import_run"
        constraints = [
            models.CheckConstraint(name="import_run_state", condition=models.Q(state__in=STATES)),
            models.UniqueConstraint(
                name="import_run_one_at_a_time", fields=["shop"], condition=models.Q(state="running")
            ),
        ]


class ImportProblem(models.Model):
    """A cell, or a row, of a file that couldn't be imported as it is. column: '' for the whole row."""

    run = models.ForeignKey(ImportRun, models.CASCADE, db_index=False)
    line = models.IntegerField()
    column = models.TextField(default="")
    value = models.TextField(default="")
    reason = models.TextField()

    class Meta:
        db_table = "import_problem"
        indexes = [models.Index(name="import_problem_of_run", fields=["run", "line", "id"])]


class ImportMapping(models.Model):
    """What the columns of files with these headers were confirmed to hold. digest: of the headers."""

    digest = models.TextField(primary_key=True)
    mapping = models.JSONField()
    confirmed_at = models.DateTimeField()

    class Meta:
        db_table = "import_mapping"
