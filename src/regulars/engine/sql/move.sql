-- These people now stand at a step; what went wrong before is over.
UPDATE enrolment
SET step = %(step)s, visit = 1, due_at = %(due_at)s, waiting_for = %(waiting_for)s, attempts = 0, problem = ''
WHERE id = ANY(%(ids)s::bigint[])
