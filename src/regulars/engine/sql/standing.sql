-- Every play of this store, and how many people stand where in it.
SELECT
    p.id,
    p.name,
    p.is_on,
    p.switched_on_at,
    v.number,
    v.digest,
    coalesce(v.definition ->> 'says', ''),
    p.problem,
    count(e.id) FILTER (WHERE e.state = 'active')::int,
    count(e.id) FILTER (WHERE e.state = 'active' AND e.waiting_for <> '')::int,
    count(e.id) FILTER (WHERE e.state = 'held_out')::int,
    count(e.id) FILTER (WHERE e.goal_at IS NOT NULL AND e.arm = 'treated')::int,
    count(e.id) FILTER (WHERE e.state = 'done' AND e.goal_at IS NULL)::int,
    count(e.id) FILTER (WHERE e.problem <> '' AND e.state = 'active')::int
FROM play p
LEFT JOIN play_version v ON v.id = p.version_id
LEFT JOIN enrolment e ON e.play_id = p.id
GROUP BY p.id, v.id
ORDER BY p.name
