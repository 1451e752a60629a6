-- Reason: a citation of a place that a document hasn't can be refused where no document is at hand.

-- NULL where the source's file doesn't tell; the notes' numbers with single spaces.
ALTER TABLE source ADD COLUMN paragraphs INTEGER;
ALTER TABLE source ADD COLUMN notes TEXT;
