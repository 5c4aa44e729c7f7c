"""Which files write without being actions, and why may they?

Machinery writes only its own tables: cursors, claims, decisions, sends, projections, progress. Each file
stands here with its reason; a file that is gone, or that writes nothing any more, must leave the list.
"""

WRITERS: dict[str, str] = {
    "events/log.py": "the log itself: what every action calls to record",
    "events/reader.py": "a reader's place in the log, moved with what it made of the batch",
}

# Actions that change nothing which anybody could want to know of, by "file:function".
SILENT_ACTIONS: dict[str, str] = {}
