-- A run begins; one that stands as running was interrupted, since runs never overlap. Returns its id.
WITH interrupted AS (
    UPDATE insight_run SET state = 'failed', problem = 'interrupted' WHERE state = 'running'
)
INSERT INTO insight_run (as_of, state, parameters, counts, problem)
VALUES (%(at)s::timestamptz, 'running', '{}', '{}', '')
RETURNING id
