-- What campaigns cost on a day, as it stands at its version; an older or equal version changes nothing.
INSERT INTO ad_spend AS s (
    shop_id, source, campaign, day, currency, spend_minor, rate, rate_date, spend_business, impressions,
    clicks, source_version, known_at
)
SELECT
    %(shop_id)s, source, campaign, day, currency, spend_minor, rate, rate_date, spend_business, impressions,
    clicks, version, %(known_at)s
FROM json_to_recordset(%(spend)s::json) AS p (
    source text, campaign text, day date, currency text, spend_minor bigint, rate numeric, rate_date date,
    spend_business bigint, impressions bigint, clicks bigint, version timestamptz
)
ORDER BY day, source, campaign
ON CONFLICT (day, source, campaign, shop_id) DO UPDATE SET
    currency = excluded.currency, spend_minor = excluded.spend_minor, rate = excluded.rate,
    rate_date = excluded.rate_date, spend_business = excluded.spend_business,
    impressions = coalesce(excluded.impressions, s.impressions),
    clicks = coalesce(excluded.clicks, s.clicks), source_version = excluded.source_version
WHERE s.source_version < excluded.source_version
RETURNING
    new.source, new.campaign, new.day, old.id IS NULL,
    (old.currency, old.spend_minor, old.impressions, old.clicks)
    IS DISTINCT FROM (new.currency, new.spend_minor, new.impressions, new.clicks)
