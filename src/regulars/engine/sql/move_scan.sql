-- A rule's moments were recorded so far.
UPDATE due_scan SET run_id = %(run_id)s, expected_at = %(expected_at)s, need_id = %(need_id)s
WHERE id = %(id)s
