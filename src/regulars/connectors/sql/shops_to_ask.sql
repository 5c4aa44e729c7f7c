-- The connections whose shop is to be asked for a change or a thing, or told of a change, by now.
SELECT c.id
FROM connection c
WHERE c.ended_at IS NULL AND c.access <> '' AND c.uninstalled_at IS NULL
    AND coalesce(c.left_alone_until, %(at)s) <= %(at)s AND (
    EXISTS (SELECT FROM follow f WHERE f.connection_id = c.id AND f.due_at <= %(at)s)
    OR EXISTS (SELECT FROM wish w WHERE w.connection_id = c.id AND w.due_at <= %(at)s)
    OR EXISTS (
        SELECT FROM telling t WHERE t.connection_id = c.id AND t.state = 'planned' AND t.due_at <= %(at)s
    )
)
ORDER BY c.id
