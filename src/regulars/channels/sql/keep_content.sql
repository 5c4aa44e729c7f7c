-- What was written to whom, for messages that are held.
INSERT INTO send_content (
    send_id, customer_id, address, sender, language, subject, text, wording, packed, made_at
)
SELECT send_id, customer_id, address, sender, language, subject, text, wording, decode(packed, 'base64'), %(at)s
FROM json_to_recordset(%(letters)s::json) AS l (
    send_id bigint, customer_id bigint, address text, sender text, language text, subject text, text text,
    wording uuid, packed text
)
