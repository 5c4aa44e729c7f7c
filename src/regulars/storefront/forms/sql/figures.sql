-- How each form fares: shown and caught by its days, sent and confirmed by its entries, and what was fetched.
SELECT
    f.id,
    coalesce(d.shown, 0)::bigint,
    coalesce(e.sent, 0)::bigint,
    coalesce(e.confirmed, 0)::bigint,
    coalesce(d.caught, 0)::bigint,
    coalesce(g.downloads, 0)::bigint
FROM form f
LEFT JOIN (SELECT form_id, sum(shown) AS shown, sum(caught) AS caught FROM form_day GROUP BY form_id) d
    ON d.form_id = f.id
LEFT JOIN (
    SELECT form_id, count(*) AS sent, count(confirmed_at) AS confirmed FROM form_entry GROUP BY form_id
) e ON e.form_id = f.id
LEFT JOIN (
    SELECT e.form_id, count(*) AS downloads
    FROM form_download g JOIN form_entry e ON e.id = g.entry_id
    GROUP BY e.form_id
) g ON g.form_id = f.id
