-- Which of some conditions hold for each of some canonical customers.
SELECT c.id, ARRAY[true /* conditions */]::boolean[]
FROM unnest(%(people)s::bigint[]) AS c(id)
/* joins */
