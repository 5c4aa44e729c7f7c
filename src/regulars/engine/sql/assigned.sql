-- How many people each arm of an experiment has, how many came in the last four weeks, and since when.
SELECT
    count(*) FILTER (WHERE arm = 'treated'),
    count(*) FILTER (WHERE arm = 'held_out'),
    count(*) FILTER (WHERE assigned_at > %(at)s::timestamptz - interval '28 days'),
    min(assigned_at)
FROM assignment
WHERE play_id = %(play_id)s AND seed = %(seed)s AND assigned_at <= %(at)s::timestamptz
