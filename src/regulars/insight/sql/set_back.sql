-- When the clock of a sandbox was set back before the last run, what was worked out as of later moments may be
-- overwritten.
UPDATE customer_profile SET as_of = %(at)s::timestamptz
WHERE as_of > %(at)s::timestamptz
    AND EXISTS (SELECT 1 FROM insight_run WHERE state = 'done' AND as_of > %(at)s::timestamptz)
