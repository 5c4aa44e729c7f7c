-- A run has ended, well or not.
UPDATE insight_run SET
    state = %(state)s::text,
    seconds = %(seconds)s::float8,
    parameters = %(parameters)s::jsonb,
    counts = %(counts)s::jsonb,
    problem = %(problem)s::text
WHERE id = %(id)s::bigint
