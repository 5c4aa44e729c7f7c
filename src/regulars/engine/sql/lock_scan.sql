-- How far a rule's moments were recorded; locked, or no row while another worker is at it.
SELECT id, run_id, expected_at, need_id
FROM due_scan
WHERE rule = %(rule)s AND before = %(before)s
FOR UPDATE SKIP LOCKED
