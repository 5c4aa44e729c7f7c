-- Pictures that were handed in before a moment and stand nowhere: in no edition of a letter, also an earlier one,
-- since people read old letters; in no wording that was sent; and in nothing that the owner set, as a logo.
DELETE FROM picture p
WHERE p.made_at < %(before)s
    AND NOT EXISTS (SELECT FROM own_text t WHERE strpos(t.blocks::text, p.digest) > 0)
    AND NOT EXISTS (SELECT FROM wording w WHERE strpos(w.html, p.digest) > 0)
    AND NOT EXISTS (SELECT FROM setting s WHERE strpos(s.value::text, p.digest) > 0)
