-- Somebody's part in a hit is answered apart from the others': 1 is the applicant, 2 and on the family as it was asked;
-- 0 is everybody the hit is about, as answers were given before, and whoever lives at the address it was found by.
ALTER TABLE hit_answer ADD COLUMN whom INTEGER NOT NULL DEFAULT 0;
