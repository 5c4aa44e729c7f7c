-- How the buyers of orders came.
INSERT INTO touch (
    shop_id, customer_id, order_id, position, source, medium, campaign, content, term, landing, referrer,
    click, heard, paid, occurred_at, known_at
)
SELECT
    %(shop_id)s, customer_id, order_id, position, source, medium, campaign, content, term, landing, referrer,
    click, heard, paid, occurred_at, %(known_at)s
FROM json_to_recordset(%(touches)s::json) AS t (
    customer_id bigint, order_id bigint, position smallint, source text, medium text, campaign text,
    content text, term text, landing text, referrer text, click text, heard text, paid boolean,
    occurred_at timestamptz
)
