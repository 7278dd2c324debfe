-- An answer says for each contested line what was credited of it.

ALTER TABLE operator_dispute_event ADD COLUMN line_number INTEGER;
