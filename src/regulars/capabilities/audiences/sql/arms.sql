-- How many people were drawn into each group of an audience.
SELECT arm, count(*)::int FROM ad_person WHERE audience_id = %(audience)s GROUP BY arm
