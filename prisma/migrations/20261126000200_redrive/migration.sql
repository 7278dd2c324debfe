-- Quarantined records can be read again: a re-drive is a manifest of its own, beside that of the file it takes from.

ALTER TABLE usage_file
  ADD COLUMN header_bytes BYTEA,
  ADD COLUMN redrive_of INTEGER;
ALTER TABLE usage_file ADD CONSTRAINT usage_file_redrive_of_fkey FOREIGN KEY (redrive_of)
  REFERENCES usage_file(id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX usage_file_redrive_of_idx ON usage_file(redrive_of);

-- Each operator's own schema, as packages/db/src/provision makes new ones.
DO $$
DECLARE
  usage_schema name;
BEGIN
  FOR usage_schema IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 't\_%' ORDER BY nspname LOOP
    EXECUTE format('ALTER TABLE %I.quarantine ADD COLUMN is_cut boolean NOT NULL DEFAULT false', usage_schema);
    EXECUTE format(
      'UPDATE %I.quarantine SET is_cut = true WHERE detail LIKE ''the row is longer than %% bytes; its first %% are kept''',
      usage_schema
    );
    EXECUTE format('CREATE INDEX quarantine_file ON %I.quarantine (file_id, id)', usage_schema);
    EXECUTE format(
      'CREATE TABLE %1$I.redriven (
        quarantine_id bigint PRIMARY KEY REFERENCES %1$I.quarantine (id),
        file_id integer NOT NULL,
        operator_id text NOT NULL DEFAULT %2$L CONSTRAINT of_this_operator CHECK (operator_id = %2$L)
      )',
      usage_schema, substr(usage_schema, 3)
    );
    EXECUTE format('GRANT SELECT, INSERT ON %1$I.redriven TO %1$I', usage_schema);
  END LOOP;
END
$$;
