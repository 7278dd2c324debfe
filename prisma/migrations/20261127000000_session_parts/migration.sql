-- Which partial records of a data session have been read, so that a missing one is seen. What they count stands in
-- the operators' own schemas; here is neither who used it nor how much.

CREATE TABLE session_part (
    file_id INTEGER NOT NULL,
    record_number INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    session BIGINT NOT NULL,
    gateway TEXT NOT NULL,
    charging_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT session_part_pkey PRIMARY KEY (file_id, record_number),
    CONSTRAINT session_part_file_id_fkey FOREIGN KEY (file_id)
      REFERENCES usage_file(id) ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT session_part_source_id_fkey FOREIGN KEY (source_id)
      REFERENCES usage_source(id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX session_part_source_id_session_number_idx ON session_part(source_id, session, number);

CREATE TRIGGER session_part_append_only BEFORE UPDATE OR DELETE ON session_part
  FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER session_part_never_emptied BEFORE TRUNCATE ON session_part
  FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

GRANT SELECT, INSERT ON session_part TO tributary_mediation;
GRANT SELECT ON session_part TO tributary_portfolio;
