-- How the buyers of orders had first come, before the touches that their orders tell.
INSERT INTO touch (
    shop_id, customer_id, order_id, position, source, medium, campaign, content, term, landing, referrer,
    click, heard, paid, occurred_at, known_at
)
SELECT
    %(shop_id)s, o.customer_id, o.id, -1, t.source, t.medium, t.campaign, t.content, t.term, t.landing,
    t.referrer, t.click, t.heard, t.paid, t.occurred_at, %(known_at)s
FROM json_to_recordset(%(touches)s::json) AS t (
    order_id bigint, source text, medium text, campaign text, content text, term text, landing text,
    referrer text, click text, heard text, paid boolean, occurred_at timestamptz
)
JOIN orders o ON o.id = t.order_id
ON CONFLICT (order_id, position) DO UPDATE SET
    customer_id = excluded.customer_id, source = excluded.source, medium = excluded.medium,
    campaign = excluded.campaign, content = excluded.content, term = excluded.term,
    landing = excluded.landing, referrer = excluded.referrer, click = excluded.click,
    heard = excluded.heard, paid = excluded.paid, occurred_at = excluded.occurred_at
