-- Of the people who got a letter lately: how many there are, how many got more advertising than anything else,
-- the median days between two advertising messages to one person, and the median interval of what they bought.
WITH people AS (
    SELECT DISTINCT customer_id
    FROM send
    WHERE template = %(template)s AND state = 'accepted' AND handed_at BETWEEN %(since)s AND %(at)s
), got AS (
    SELECT
        s.customer_id, s.kind, s.handed_at,
        s.handed_at - lag(s.handed_at) OVER (PARTITION BY s.customer_id, s.kind ORDER BY s.handed_at) AS gap
    FROM send s
    JOIN people USING (customer_id)
    WHERE s.state = 'accepted' AND s.handed_at BETWEEN %(since)s AND %(at)s
), sold_to AS (
    SELECT customer_id
    FROM got
    GROUP BY customer_id
    HAVING count(*) FILTER (WHERE kind = 'marketing') > count(*) FILTER (WHERE kind <> 'marketing')
)
SELECT
    (SELECT count(*) FROM people),
    (SELECT count(*) FROM sold_to),
    (
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM gap)) / 86400
        FROM got WHERE kind = 'marketing' AND gap IS NOT NULL
    ),
    (
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY p.median)
        FROM people JOIN order_line l USING (customer_id) JOIN product_profile p USING (product_id)
        WHERE p.median IS NOT NULL
    )
