-- Keep a batch's decisions for one play; remember the arm of each person that has none yet; enrol those who
-- were taken in or are left alone. What is there already stays as it is.
WITH given AS MATERIALIZED (
    SELECT *
    FROM json_to_recordset(%(decisions)s::json) AS d (
        customer_id bigint, entry_key text, entry int, event_id bigint, occurred_at timestamptz,
        shop_id bigint, about jsonb, arm text, reason text, detail jsonb
    )
), decided AS (
    INSERT INTO decision (
        play_id, version_id, customer_id, entry_key, event_id, arm, reason, detail, decided_at
    )
    SELECT
        %(play_id)s, %(version_id)s, customer_id, entry_key, event_id, arm, reason, detail, %(at)s
    FROM given
), assigned AS (
    INSERT INTO assignment (play_id, seed, customer_id, arm, assigned_at)
    SELECT DISTINCT ON (customer_id) %(play_id)s::bigint, %(seed)s::bigint, customer_id, arm, %(at)s
    FROM given
    WHERE arm <> ''
    ON CONFLICT (play_id, seed, customer_id) DO NOTHING
)
INSERT INTO enrolment (
    customer_id, play_id, version_id, entry_key, entry, arm, state, outcome, step, visit, due_at, waiting_for,
    event_id, shop_id, about, since, goal_until, entered_at, attempts, problem
)
SELECT
    customer_id, %(play_id)s, %(version_id)s, entry_key, entry, arm,
    CASE reason WHEN 'enrolled' THEN 'active' ELSE 'held_out' END, '',
    CASE reason WHEN 'enrolled' THEN %(step)s::text ELSE '' END, 1,
    CASE reason WHEN 'enrolled' THEN %(due_at)s::timestamptz END,
    CASE reason WHEN 'enrolled' THEN %(waiting_for)s::text ELSE '' END,
    event_id, shop_id, about, occurred_at, %(goal_until)s, %(at)s, 0, ''
FROM given
WHERE reason IN ('enrolled', 'held_out')
ON CONFLICT (customer_id, play_id, entry_key, entry) DO NOTHING
