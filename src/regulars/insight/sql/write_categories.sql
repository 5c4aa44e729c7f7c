-- What was learned of product categories; a name keeps its id. Returns id and name.
INSERT INTO product_category_profile AS c (
    name, people, returners, gaps, low, median, high, share, followed, estimate, verdict, visit, as_of
)
SELECT
    t.name, t.people, t.returners, t.gaps, nullif(t.low, 'NaN'), nullif(t.median, 'NaN'),
    nullif(t.high, 'NaN'), nullif(t.share, 'NaN'), t.followed, nullif(t.estimate, 'NaN'), t.verdict,
    nullif(t.visit, 'NaN'), %(at)s::timestamptz
FROM unnest(
    %(names)s::text[], %(people)b::bigint[], %(returners)b::bigint[], %(gaps)b::bigint[], %(low)b::float8[],
    %(median)b::float8[], %(high)b::float8[], %(share)b::float8[], %(followed)b::bigint[],
    %(estimate)b::float8[], %(verdict)s::text[], %(visit)b::float8[]
) AS t (name, people, returners, gaps, low, median, high, share, followed, estimate, verdict, visit)
ORDER BY t.name
ON CONFLICT (name) DO UPDATE SET
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
    visit = excluded.visit,
    as_of = excluded.as_of
RETURNING c.id, c.name
