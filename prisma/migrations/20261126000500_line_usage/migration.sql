-- What a statement's line charges, and where the records of a usage line are found.

ALTER TABLE statement_line
  ADD COLUMN kind TEXT,
  ADD COLUMN unit_size BIGINT;
ALTER TABLE statement_usage
  ADD COLUMN is_late BOOLEAN NOT NULL,
  ADD COLUMN first_month TEXT NOT NULL,
  ADD COLUMN last_month TEXT NOT NULL;
