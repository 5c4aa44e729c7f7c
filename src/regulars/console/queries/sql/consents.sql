-- The latest word of these customers, who count as one person, on each channel and purpose.
SELECT DISTINCT ON (channel, purpose) channel, purpose, granted, occurred_at, how, wording
FROM consent
WHERE customer_id = ANY(%(customers)s::bigint[])
ORDER BY channel, purpose, occurred_at DESC, granted, id DESC
