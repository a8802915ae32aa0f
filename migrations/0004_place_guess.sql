-- Where a report is from, as its text betrays it; who wrote it stays told apart by what is known (agencies.place).

ALTER TABLE reports ADD COLUMN guess TEXT;               -- the whole name: 安徽省池州市贵池区; NULL where clues disagree
ALTER TABLE reports ADD COLUMN guess_clues TEXT;         -- JSON: the names that led to it, the most frequent first
