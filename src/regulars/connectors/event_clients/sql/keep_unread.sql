-- Keep messages that couldn't be taken, count them, and let the oldest of this key go.
WITH counted AS (
    UPDATE write_key SET unread_count = unread_count + %(count)s::int WHERE id = %(key_id)s RETURNING id
), old AS (
    DELETE FROM unread_message
    WHERE key_id = %(key_id)s AND id <= (
        SELECT id FROM unread_message WHERE key_id = %(key_id)s
        ORDER BY id DESC OFFSET %(most)s - json_array_length(%(unread)s::json) LIMIT 1
    )
)
INSERT INTO unread_message (key_id, received_at, place, why, way_out, body)
SELECT counted.id, %(at)s::timestamptz, u.place, u.why, u.way_out, decode(u.body, 'hex')
FROM json_to_recordset(%(unread)s::json) AS u (place text, why text, way_out text, body text), counted
