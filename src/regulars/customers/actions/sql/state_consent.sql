-- Keep each statement once, also one that repeats what holds: an older one that says otherwise may still come,
-- and then the repetition is what holds. Which of them differ from what held at their moment is told. Of a yes
-- and a no at the same moment the no holds.
WITH given AS (
    SELECT s.*, coalesce(c.canonical_id, s.customer_id) AS person_id
    FROM json_to_recordset(%(statements)s::json) AS s (
        n int, customer_id bigint, channel text, purpose text, granted boolean, occurred_at timestamptz,
        how text, wording text, evidence jsonb
    )
    LEFT JOIN customer_canonical c ON c.customer_id = s.customer_id
), stored AS (
    SELECT DISTINCT ON (g.n) g.n, k.granted, k.occurred_at AS since
    FROM given g
    JOIN customer_canonical_all a ON a.canonical_id = g.person_id
    JOIN consent k ON k.customer_id = a.customer_id
    WHERE k.channel = g.channel AND k.purpose = g.purpose AND k.occurred_at <= g.occurred_at
    ORDER BY g.n, k.occurred_at DESC, k.granted, k.id DESC
), step AS (
    SELECT
        g.*, s.granted AS held, s.since,
        lag(g.granted) OVER same AS said_before, lag(g.occurred_at) OVER same AS said_at
    FROM given g LEFT JOIN stored s USING (n)
    WINDOW same AS (PARTITION BY g.person_id, g.channel, g.purpose ORDER BY g.occurred_at, g.granted DESC, g.n)
), numbered AS MATERIALIZED (
    SELECT
        nextval('consent_id_seq') AS id, step.*,
        granted IS DISTINCT FROM CASE
            WHEN said_at > since OR since IS NULL THEN said_before ELSE held
        END AND (granted AND since = occurred_at AND NOT held) IS NOT TRUE AS is_news
    FROM step
    WHERE (said_before, said_at) IS DISTINCT FROM (granted, occurred_at) AND NOT EXISTS (
        SELECT
        FROM customer_canonical_all a
        JOIN consent k ON k.customer_id = a.customer_id
        WHERE a.canonical_id = step.person_id AND k.channel = step.channel AND k.purpose = step.purpose
            AND k.occurred_at = step.occurred_at AND k.granted = step.granted
    )
), written AS (
    INSERT INTO consent (
        id, customer_id, channel, purpose, granted, occurred_at, known_at, how, wording, evidence
    )
    SELECT
        id, customer_id, channel, purpose, granted, occurred_at, %(known_at)s::timestamptz, how, wording,
        evidence
    FROM numbered
)
SELECT n, id, is_news FROM numbered
