-- The latest address of each of these persons, of each of these kinds.
SELECT DISTINCT ON (p.person_id, i.kind) p.person_id, i.kind, i.value
FROM unnest(%(persons)s::bigint[]) AS p (person_id)
JOIN customer_canonical_all m ON m.canonical_id = p.person_id
JOIN customer_identity i ON i.customer_id = m.customer_id AND i.kind = ANY(%(identities)s::text[])
ORDER BY p.person_id, i.kind, i.first_seen_at DESC, i.id DESC
