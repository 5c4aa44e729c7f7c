-- How far a campaign is: people by what becomes of them, and its messages by state.
SELECT
    count(*)::int,
    count(*) FILTER (WHERE arm = 'held_out')::int,
    count(*) FILTER (WHERE due_at IS NOT NULL AND released_at IS NULL)::int,
    coalesce((
        SELECT jsonb_object_agg(state, n)
        FROM (SELECT state, count(*) AS n FROM send WHERE campaign_id = %(campaign)s GROUP BY state) s
    ), '{}')::text
FROM campaign_person
WHERE campaign_id = %(campaign)s
