-- What people had in other programs, as of a moment; an older or equal statement changes nothing.
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
ON CONFLICT (shop_id, program, kind, reference, customer_id) DO UPDATE SET
    unit = excluded.unit, amount = excluded.amount, tier = excluded.tier, as_of = excluded.as_of,
    known_at = excluded.known_at
WHERE b.as_of < excluded.as_of
RETURNING
    new.customer_id, new.program, new.kind, new.reference, old.id IS NULL,
    (old.unit, old.amount, old.tier) IS DISTINCT FROM (new.unit, new.amount, new.tier)
