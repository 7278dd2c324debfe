-- A file that a person sent through the console, what they make of it, and how far its taking in has come. Its
-- bytes lie in a folder: no table of the portfolio holds raw usage.

CREATE TABLE usage_upload (
    id UUID NOT NULL,
    name TEXT NOT NULL,
    byte_count BIGINT NOT NULL,
    lines INTEGER,
    uploaded_by TEXT NOT NULL,
    uploaded_at TIMESTAMPTZ(3) NOT NULL,
    agreement_id TEXT,
    source_id TEXT,
    draft JSONB,
    has_bytes BOOLEAN NOT NULL DEFAULT true,
    started_by TEXT,
    started_at TIMESTAMPTZ(3),
    seen_at TIMESTAMPTZ(3),
    cancelled_by TEXT,
    finished_at TIMESTAMPTZ(3),
    phase TEXT,
    rows_read INTEGER NOT NULL DEFAULT 0,
    rows_stored INTEGER NOT NULL DEFAULT 0,
    outcome JSONB,
    failure TEXT,
    CONSTRAINT usage_upload_pkey PRIMARY KEY (id),
    CONSTRAINT usage_upload_agreement_id_fkey FOREIGN KEY (agreement_id)
      REFERENCES agreement(id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT usage_upload_source_id_fkey FOREIGN KEY (source_id)
      REFERENCES usage_source(id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT usage_upload_is_started_whole CHECK ((started_at IS NULL) = (seen_at IS NULL)),
    CONSTRAINT usage_upload_ends_after_its_start CHECK (finished_at IS NULL OR started_at IS NOT NULL)
);
CREATE INDEX usage_upload_uploaded_at_idx ON usage_upload(uploaded_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON usage_upload TO tributary_portfolio;
