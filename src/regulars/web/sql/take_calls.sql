-- Take a part of the calls that a key may still make; a window that is over begins anew.
INSERT INTO call_window AS w (policy, key, began, taken)
VALUES (%(policy)s, %(key)s, %(at)s, %(part)s::int)
ON CONFLICT (policy, key) DO UPDATE SET (began, taken) = (
    SELECT
        CASE WHEN is_on THEN w.began ELSE excluded.began END,
        CASE WHEN is_on THEN w.taken ELSE 0 END + excluded.taken
    FROM (VALUES (
        excluded.began < w.began + %(window)s::interval AND excluded.began > w.began - %(window)s::interval
    )) AS known (is_on)
)
RETURNING w.began, w.taken
