-- What a person had in other programs when they came over, the latest first.
SELECT id, as_of, program, kind, unit, amount, tier, ends_with
FROM opening_balance
WHERE customer_id = ANY (%(members)s) AND (as_of, id) < (%(at)s::timestamptz, %(id)s)
ORDER BY as_of DESC, id DESC
LIMIT %(limit)s
