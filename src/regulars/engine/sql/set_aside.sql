-- A step of these people went wrong: it is tried again later.
UPDATE enrolment
SET attempts = attempts + 1, problem = %(problem)s, due_at = %(retry_at)s
WHERE id = ANY(%(ids)s::bigint[])
