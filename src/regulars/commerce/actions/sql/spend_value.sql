-- Advertising in a currency that had no rate is worth something once there is one.
UPDATE ad_spend s SET
    rate = r.rate, rate_date = r.rate_date,
    spend_business = round(s.spend_minor * r.rate * %(shift)s::numeric)
FROM ad_spend a
CROSS JOIN LATERAL (
    SELECT rate, rate_date FROM exchange_rate e
    WHERE e.currency = a.currency AND e.rate_date <= a.day
    ORDER BY e.rate_date DESC LIMIT 1
) r
WHERE s.id = a.id AND s.currency = %(currency)s AND s.spend_business IS NULL
