-- All of what is an operator's own, in one archive: asked for by its admin, made by a job, and gone after some days.

CREATE TABLE export_pack (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    includes_personal BOOLEAN NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TIMESTAMPTZ(3) NOT NULL,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_limit INTEGER NOT NULL,
    due_at TIMESTAMPTZ(3),
    stage TEXT,
    written_rows BIGINT NOT NULL DEFAULT 0,
    message TEXT,
    ended_at TIMESTAMPTZ(3),
    parts INTEGER,
    size_bytes BIGINT,
    sha256 TEXT,
    manifest JSONB,
    expires_at TIMESTAMPTZ(3),

    CONSTRAINT export_pack_pkey PRIMARY KEY (id),
    CONSTRAINT export_pack_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT export_pack_status_is_known CHECK (status IN ('waiting', 'running', 'done', 'failed', 'expired')),
    CONSTRAINT export_pack_is_due_until_it_is_gone
      CHECK ((status IN ('waiting', 'running', 'done')) = (due_at IS NOT NULL)),
    CONSTRAINT export_pack_has_ended CHECK ((status IN ('waiting', 'running')) = (ended_at IS NULL)),
    CONSTRAINT export_pack_is_whole_or_nothing
      CHECK ((status IN ('done', 'expired')) = (sha256 IS NOT NULL)
        AND (sha256 IS NULL) = (manifest IS NULL) AND (sha256 IS NULL) = (expires_at IS NULL)
        AND (sha256 IS NULL) = (parts IS NULL) AND (sha256 IS NULL) = (size_bytes IS NULL)),
    CONSTRAINT export_pack_has_tries_left CHECK (attempts >= 0 AND attempts <= attempt_limit)
);
CREATE UNIQUE INDEX export_pack_operator_id_id_key ON export_pack (operator_id, id);
CREATE INDEX export_pack_operator_id_asked_at_idx ON export_pack (operator_id, asked_at);
-- Whoever asks while one is being made joins.
CREATE UNIQUE INDEX export_pack_one_open ON export_pack (operator_id) WHERE status IN ('waiting', 'running');

CREATE TABLE export_pack_part (
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    export_pack_id UUID NOT NULL,
    attempt INTEGER NOT NULL,
    position INTEGER NOT NULL,
    bytes BYTEA NOT NULL,

    CONSTRAINT export_pack_part_pkey PRIMARY KEY (operator_id, export_pack_id, attempt, position),
    CONSTRAINT export_pack_part_operator_id_export_pack_id_fkey
      FOREIGN KEY (operator_id, export_pack_id) REFERENCES export_pack (operator_id, id)
      ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What was made stays as it was made, until it is gone.
CREATE FUNCTION app_keep_export_pack() RETURNS trigger
  LANGUAGE plpgsql
  AS $$
BEGIN
  RAISE EXCEPTION 'export pack % is % and stays as it was made', OLD.id, OLD.status
    USING ERRCODE = 'restrict_violation';
END
$$;
REVOKE ALL ON FUNCTION app_keep_export_pack() FROM PUBLIC;
CREATE TRIGGER export_pack_stays BEFORE UPDATE ON export_pack
  FOR EACH ROW WHEN (
    OLD.status IN ('failed', 'expired')
    OR OLD.status = 'done' AND NEW.status NOT IN ('done', 'expired')
    OR OLD.sha256 IS NOT NULL AND (OLD.sha256, OLD.manifest, OLD.parts, OLD.size_bytes, OLD.expires_at)
      IS DISTINCT FROM (NEW.sha256, NEW.manifest, NEW.parts, NEW.size_bytes, NEW.expires_at)
    OR (OLD.includes_personal, OLD.asked_by, OLD.asked_at)
      IS DISTINCT FROM (NEW.includes_personal, NEW.asked_by, NEW.asked_at)
  ) EXECUTE FUNCTION app_keep_export_pack();

CREATE TRIGGER export_pack_is_queued AFTER INSERT ON export_pack
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job('export-pack', 'packId');
CREATE TRIGGER export_pack_is_queued_again AFTER UPDATE ON export_pack
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_job('export-pack', 'packId');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['export_pack', 'export_pack_part'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW '
        'WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator()',
      name || '_keeps_operator', name
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY operator_scope ON %I TO tributary_operator USING (operator_id = app_operator()) '
        'WITH CHECK (operator_id = app_operator())',
      name
    );
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON export_pack TO tributary_operator;
GRANT SELECT, INSERT, DELETE ON export_pack_part TO tributary_operator;
