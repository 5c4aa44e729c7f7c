-- By which addresses, telephone numbers and whole names are these people known, in lower case?
SELECT DISTINCT lower(value)
FROM customer_identity
WHERE customer_id = ANY (%(customers)s::bigint[]) AND kind IN ('email', 'phone')
UNION
SELECT lower(name)
FROM customer_person
WHERE customer_id = ANY (%(customers)s::bigint[]) AND name LIKE '_%% _%%'
