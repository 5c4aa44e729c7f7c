-- Keep a delivery whose key is new to its connection.
WITH fresh AS (
    INSERT INTO delivery_key (digest, delivery_id)
    VALUES (%(digest)s, nextval('raw_delivery_id_seq'))
    ON CONFLICT (digest) DO NOTHING
    RETURNING delivery_id
)
INSERT INTO raw_delivery (id, connection_id, delivery_key, topic, headers, body, received_at, due_at)
SELECT
    delivery_id, %(connection_id)s, %(key)s, %(topic)s, %(headers)s::jsonb, %(body)s::bytea,
    %(at)s::timestamptz, %(at)s::timestamptz
FROM fresh
RETURNING id
