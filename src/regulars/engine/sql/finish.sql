-- These people are through.
UPDATE enrolment
SET state = 'done', outcome = 'finished', due_at = NULL, waiting_for = '', ended_at = %(at)s, attempts = 0,
    problem = ''
WHERE id = ANY(%(ids)s::bigint[])
