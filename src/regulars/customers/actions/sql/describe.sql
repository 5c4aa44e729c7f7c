-- What persons are called, and whom of them that was news of: an older statement fills gaps only, an empty one
-- nothing. A newer one that says the same is kept as well, so that one from between the two comes too late. Of
-- who was erased nothing is kept.
INSERT INTO customer_person AS old (
    customer_id, name, given_name, sort_name, language, country, time_zone, birth_date, updated_at
)
SELECT customer_id, name, given_name, sort_name, language, country, '', birth_date, updated_at
FROM json_to_recordset(%(persons)s::json) AS p (
    customer_id bigint, name text, given_name text, sort_name text, language text, country text,
    birth_date date, updated_at timestamptz
)
WHERE NOT EXISTS (SELECT FROM customer c WHERE c.id = p.customer_id AND c.erased_at IS NOT NULL)
ORDER BY customer_id
ON CONFLICT (customer_id) DO UPDATE SET
    (name, given_name, sort_name, language, country, birth_date, updated_at) = (
        SELECT
            CASE WHEN excluded.name <> '' AND (newer OR old.name = '') THEN excluded.name ELSE old.name END,
            CASE WHEN excluded.given_name <> '' AND (newer OR old.given_name = '')
                THEN excluded.given_name ELSE old.given_name END,
            CASE WHEN excluded.name <> '' AND (newer OR old.name = '')
                THEN excluded.sort_name ELSE old.sort_name END,
            CASE WHEN excluded.language <> '' AND (newer OR old.language = '')
                THEN excluded.language ELSE old.language END,
            CASE WHEN excluded.country <> '' AND (newer OR old.country = '')
                THEN excluded.country ELSE old.country END,
            CASE WHEN newer THEN coalesce(excluded.birth_date, old.birth_date)
                ELSE coalesce(old.birth_date, excluded.birth_date) END,
            greatest(excluded.updated_at, old.updated_at)
        FROM (SELECT excluded.updated_at >= old.updated_at AS newer) AS age
    )
WHERE excluded.updated_at > old.updated_at
    OR (excluded.name, excluded.given_name, excluded.language, excluded.country)
        IS DISTINCT FROM (old.name, old.given_name, old.language, old.country)
    OR excluded.birth_date IS DISTINCT FROM old.birth_date
RETURNING WITH (OLD AS before, NEW AS after)
    after.customer_id,
    before.customer_id IS NULL,
    (before.name, before.given_name, before.language, before.country, before.birth_date)
        IS DISTINCT FROM (after.name, after.given_name, after.language, after.country, after.birth_date)
