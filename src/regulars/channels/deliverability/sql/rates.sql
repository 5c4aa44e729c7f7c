-- Mail since a day by the domain that it went to, the largest first: taken, arrived, come back, complained of.
SELECT domain, sum(accepted), sum(delivered), sum(hard), sum(soft), sum(complained)
FROM mail_tally
WHERE day >= %(since)s
GROUP BY domain
ORDER BY 2 DESC, domain
LIMIT %(limit)s
