-- A rule whose moments were never recorded begins.
INSERT INTO due_scan (rule, before, run_id, need_id) VALUES (%(rule)s, %(before)s, 0, 0)
ON CONFLICT (rule, before) DO NOTHING
