-- What was learned of some products.
INSERT INTO product_profile AS p (
    product_id, people, returners, gaps, low, median, high, share, followed, estimate, verdict, source, as_of
)
SELECT
    t.product_id, t.people, t.returners, t.gaps, nullif(t.low, 'NaN'), nullif(t.median, 'NaN'),
    nullif(t.high, 'NaN'), nullif(t.share, 'NaN'), t.followed, nullif(t.estimate, 'NaN'), t.verdict,
    t.source, %(at)s::timestamptz
FROM unnest(
    %(product)b::bigint[], %(people)b::bigint[], %(returners)b::bigint[], %(gaps)b::bigint[],
    %(low)b::float8[], %(median)b::float8[], %(high)b::float8[], %(share)b::float8[],
    %(followed)b::bigint[], %(estimate)b::float8[], %(verdict)s::text[], %(source)s::text[]
) AS t (
    product_id, people, returners, gaps, low, median, high, share, followed, estimate, verdict, source
)
ORDER BY t.product_id
ON CONFLICT (product_id) DO UPDATE SET
    people = excluded.people,
    returners = excluded.returners,
    gaps = excluded.gaps,
    low = excluded.low,
    median = excluded.median,
    high = excluded.high,
    share = excluded.share,
    followed = excluded.followed,
    estimate = excluded.estimate,
    verdict = excluded.verdict,
    source = excluded.source,
    as_of = excluded.as_of
