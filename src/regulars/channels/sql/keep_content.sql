-- What was written to whom, for messages that are held.
INSERT INTO send_content (
    send_id, customer_id, address, sender, language, subject, text, wording, packed, made_at
)
SELECT *, %(at)s
FROM unnest(
    %(send_ids)s::bigint[], %(customer_ids)s::bigint[], %(addresses)s::text[], %(senders)s::text[],
    %(languages)s::text[], %(subjects)s::text[], %(texts)s::text[], %(wordings)s::uuid[], %(packed)s::bytea[]
)
