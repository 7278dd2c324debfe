-- Sources that fetch their files: where each looks, how its looks went, and which files it has seen there. The
-- queue says who tries a file; that a file counts once rests on usage_file.

ALTER TABLE usage_source ADD COLUMN pickup JSONB;

CREATE TABLE source_pickup (
    source_id TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    next_look_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    looked_at TIMESTAMPTZ(3),
    failures INTEGER NOT NULL DEFAULT 0,
    error_code TEXT,
    error_message TEXT,
    CONSTRAINT source_pickup_pkey PRIMARY KEY (source_id),
    CONSTRAINT source_pickup_error_is_whole CHECK ((error_code IS NULL) = (error_message IS NULL)),
    CONSTRAINT source_pickup_source_id_fkey FOREIGN KEY (source_id)
      REFERENCES usage_source(id) ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE pickup_file (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    source_id TEXT NOT NULL,
    name TEXT NOT NULL,
    byte_count BIGINT NOT NULL,
    modified_at TIMESTAMPTZ(3) NOT NULL,
    first_seen_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    has_settled BOOLEAN NOT NULL DEFAULT false,
    status TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    retry_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    claimed_by TEXT,
    claimed_until TIMESTAMPTZ(3),
    finished_at TIMESTAMPTZ(3),
    message TEXT,
    file_id INTEGER,
    CONSTRAINT pickup_file_pkey PRIMARY KEY (id),
    CONSTRAINT pickup_file_status_is_known
      CHECK (status IN ('waiting', 'taking', 'taken', 'refused', 'given_up')),
    CONSTRAINT pickup_file_is_claimed_while_taken_in
      CHECK (
        (status = 'taking') = (claimed_by IS NOT NULL) AND (status = 'taking') = (claimed_until IS NOT NULL)
      ),
    CONSTRAINT pickup_file_ends_once
      CHECK ((status IN ('taken', 'refused', 'given_up')) = (finished_at IS NOT NULL)),
    CONSTRAINT pickup_file_source_id_fkey FOREIGN KEY (source_id)
      REFERENCES source_pickup(source_id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT pickup_file_file_id_fkey FOREIGN KEY (file_id)
      REFERENCES usage_file(id) ON DELETE RESTRICT ON UPDATE CASCADE
);
-- The same file seen again is nothing new; another size or time is another version.
CREATE UNIQUE INDEX pickup_file_source_id_name_byte_count_modified_at_key
  ON pickup_file(source_id, name, byte_count, modified_at);
CREATE INDEX pickup_file_source_id_status_idx ON pickup_file(source_id, status);
CREATE INDEX pickup_file_file_id_idx ON pickup_file(file_id);

GRANT SELECT, INSERT, UPDATE ON source_pickup TO tributary_mediation;
GRANT SELECT, INSERT, UPDATE, DELETE ON pickup_file TO tributary_mediation;
GRANT SELECT ON source_pickup, pickup_file TO tributary_portfolio;
