-- A mail that was not taken in can be looked at and taken in after all: whole where it is kept whole, and once.

ALTER TABLE refused_mail
  ADD COLUMN kept_bytes INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN taken_at TIMESTAMPTZ(3),
  ADD COLUMN taken_by TEXT,
  ADD COLUMN ticket_id UUID;

-- So far a megabyte of each was kept. The policies are forced: for this they rest.
ALTER TABLE refused_mail NO FORCE ROW LEVEL SECURITY;
UPDATE refused_mail SET kept_bytes = GREATEST(LEAST(size_bytes, 1000000), 1) WHERE head_sealed IS NOT NULL;
ALTER TABLE refused_mail FORCE ROW LEVEL SECURITY;

ALTER TABLE refused_mail
  DROP CONSTRAINT refused_mail_was_fetched_or_not,
  ADD CONSTRAINT refused_mail_was_fetched_or_not CHECK (hash IS NOT NULL OR head_sealed IS NULL),
  ADD CONSTRAINT refused_mail_counts_what_it_keeps CHECK ((kept_bytes > 0) = (head_sealed IS NOT NULL)),
  ADD CONSTRAINT refused_mail_is_taken_by_somebody
    CHECK ((taken_at IS NULL) = (taken_by IS NULL) AND (taken_at IS NULL) = (ticket_id IS NULL)),
  ADD CONSTRAINT refused_mail_lies_in_its_ticket CHECK (taken_at IS NULL OR head_sealed IS NULL),
  ADD CONSTRAINT refused_mail_operator_id_ticket_id_fkey
    FOREIGN KEY (operator_id, ticket_id) REFERENCES ticket (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX refused_mail_operator_id_ticket_id_idx ON refused_mail (operator_id, ticket_id);

-- Taken in, it stays so, and lies in that ticket.
CREATE FUNCTION app_keep_taken_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a refused mail was taken in already' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER refused_mail_is_taken_once BEFORE UPDATE ON refused_mail
  FOR EACH ROW
  WHEN (OLD.taken_at IS NOT NULL AND (OLD.taken_at, OLD.ticket_id) IS DISTINCT FROM (NEW.taken_at, NEW.ticket_id))
  EXECUTE FUNCTION app_keep_taken_mail();
REVOKE ALL ON FUNCTION app_keep_taken_mail() FROM PUBLIC;
