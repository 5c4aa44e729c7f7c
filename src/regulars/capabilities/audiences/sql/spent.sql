-- What the campaigns of an audience cost since a day, and how many days of them have no rate to the business's currency.
SELECT coalesce(sum(spend_business), 0)::bigint, (count(*) FILTER (WHERE spend_business IS NULL))::int, max(day)
FROM ad_spend
WHERE lower(campaign) = ANY (%(campaigns)s::text[]) AND source = ANY (%(networks)s::text[]) AND day >= %(since)s::date
