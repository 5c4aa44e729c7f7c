-- Keep each statement once, also one that repeats what holds: an older one that says otherwise may still come,
-- and then the repetition is what holds. Which of them differ from what held at their moment is told. Of a yes
-- and a no at the same moment the no holds. Every statement looks up its own few rows by the index, so that a
-- first import isn't slow where PostgreSQL has no statistics yet. Of who was erased nothing is kept. Each
-- statement is chained to the one before it of the same customer: whoever runs this has locked the customers.
WITH given AS (
    SELECT s.*, coalesce(c.canonical_id, s.customer_id) AS person_id
    FROM json_to_recordset(%(statements)s::json) AS s (
        n int, customer_id bigint, channel text, purpose text, granted boolean, occurred_at timestamptz,
        how text, wording text, evidence jsonb
    )
    LEFT JOIN customer_canonical c ON c.customer_id = s.customer_id
    WHERE NOT EXISTS (SELECT FROM customer e WHERE e.id = s.customer_id AND e.erased_at IS NOT NULL)
), under AS (
    SELECT g.n, g.channel, g.purpose, g.granted, g.occurred_at, person.customer_id
    FROM given g
    CROSS JOIN LATERAL (
        SELECT g.person_id AS customer_id
        UNION ALL
        SELECT c.customer_id FROM customer_canonical c WHERE c.canonical_id = g.person_id
    ) AS person
), stored AS (
    SELECT DISTINCT ON (u.n) u.n, latest.granted, latest.occurred_at AS since
    FROM under u
    CROSS JOIN LATERAL (
        SELECT k.granted, k.occurred_at, k.id
        FROM consent k
        WHERE k.customer_id = u.customer_id AND k.channel = u.channel AND k.purpose = u.purpose
            AND k.occurred_at <= u.occurred_at
        ORDER BY k.occurred_at DESC, k.granted, k.id DESC
        LIMIT 1
    ) AS latest
    ORDER BY u.n, latest.occurred_at DESC, latest.granted, latest.id DESC
), known AS (
    SELECT DISTINCT u.n
    FROM under u
    CROSS JOIN LATERAL (
        SELECT FROM consent k
        WHERE k.customer_id = u.customer_id AND k.channel = u.channel AND k.purpose = u.purpose
            AND k.occurred_at = u.occurred_at AND k.granted = u.granted
        LIMIT 1
    ) AS same
), step AS (
    SELECT
        g.*, s.granted AS held, s.since,
        lag(g.granted) OVER same AS said_before, lag(g.occurred_at) OVER same AS said_at
    FROM given g LEFT JOIN stored s USING (n)
    WINDOW same AS (PARTITION BY g.person_id, g.channel, g.purpose ORDER BY g.occurred_at, g.granted DESC, g.n)
), numbered AS MATERIALIZED (
    SELECT
        nextval('consent_id_seq') AS id, step.*,
        CASE WHEN wording <> '' OR evidence <> '{}' THEN gen_random_uuid() END AS salt,
        granted IS DISTINCT FROM CASE
            WHEN said_at > since OR since IS NULL THEN said_before ELSE held
        END AND (granted AND since = occurred_at AND NOT held) IS NOT TRUE AS is_news
    FROM step
    WHERE (said_before, said_at) IS DISTINCT FROM (granted, occurred_at)
        AND n NOT IN (SELECT known.n FROM known)
), spoken AS (
    SELECT
        numbered.*, consent_words(salt, wording, evidence) AS words,
        (
            SELECT (array_agg(k.digest ORDER BY k.id DESC))[1]
            FROM consent k
            WHERE k.customer_id = numbered.customer_id
        ) AS before
    FROM numbered
), written AS (
    INSERT INTO consent (
        id, customer_id, channel, purpose, granted, occurred_at, known_at, how, wording, evidence, salt, words,
        digest
    )
    SELECT
        id, customer_id, channel, purpose, granted, occurred_at, %(known_at)s::timestamptz, how, wording,
        evidence, salt, words,
        consent_chain(
            before,
            consent_line(
                id, customer_id, channel, purpose, granted, occurred_at, %(known_at)s::timestamptz, how, words
            )
        ) OVER (PARTITION BY customer_id ORDER BY id)
    FROM spoken
)
SELECT n, id, is_news FROM numbered
