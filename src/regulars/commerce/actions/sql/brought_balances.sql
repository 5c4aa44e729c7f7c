-- What people had in other programs, as of a moment. An older or equal statement changes nothing, except that it
-- may say whose a card is of which nobody has said so yet.
INSERT INTO opening_balance AS b (
    shop_id, customer_id, program, kind, reference, ends_with, unit, amount, tier, as_of, known_at
)
SELECT
    %(shop_id)s, customer_id, program, kind, reference, ends_with, unit, amount, tier, as_of, %(known_at)s
FROM json_to_recordset(%(balances)s::json) AS p (
    customer_id bigint, program text, kind text, reference text, ends_with text, unit text, amount bigint,
    tier text, as_of timestamptz
)
ORDER BY customer_id, program, kind, reference
ON CONFLICT (
    shop_id, program, kind, reference, (CASE WHEN reference = '' THEN customer_id END)
) DO UPDATE SET
    (customer_id, unit, amount, tier, as_of, known_at) = (
        SELECT
            CASE WHEN is_newer THEN coalesce(excluded.customer_id, b.customer_id) ELSE excluded.customer_id END,
            CASE WHEN is_newer THEN excluded.unit ELSE b.unit END,
            CASE WHEN is_newer THEN excluded.amount ELSE b.amount END,
            CASE WHEN is_newer THEN excluded.tier ELSE b.tier END,
            greatest(b.as_of, excluded.as_of),
            excluded.known_at
        FROM (VALUES (b.as_of < excluded.as_of)) AS told (is_newer)
    )
WHERE b.as_of < excluded.as_of OR (b.customer_id IS NULL AND excluded.customer_id IS NOT NULL)
RETURNING
    new.program, new.kind, new.reference, CASE WHEN new.reference = '' THEN new.customer_id END,
    new.customer_id, old.id IS NULL,
    (old.customer_id, old.unit, old.amount, old.tier)
        IS DISTINCT FROM (new.customer_id, new.unit, new.amount, new.tier)
