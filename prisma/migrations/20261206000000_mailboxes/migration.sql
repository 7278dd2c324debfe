-- From where an operator's desk gets its mails, how far they were read, and which were not taken in.

CREATE TABLE mailbox_profile (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    version INTEGER NOT NULL,
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    security TEXT NOT NULL,
    user_name TEXT NOT NULL,
    folder TEXT NOT NULL,
    password_sealed BYTEA NOT NULL,
    is_active BOOLEAN NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT mailbox_profile_pkey PRIMARY KEY (id),
    CONSTRAINT mailbox_profile_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT mailbox_profile_version_counts CHECK (version > 0),
    CONSTRAINT mailbox_profile_port_is_a_port CHECK (port BETWEEN 1 AND 65535),
    CONSTRAINT mailbox_profile_security_is_known CHECK (security IN ('tls', 'starttls', 'none'))
);
CREATE UNIQUE INDEX mailbox_profile_operator_id_id_key ON mailbox_profile (operator_id, id);
CREATE UNIQUE INDEX mailbox_profile_operator_id_version_key ON mailbox_profile (operator_id, version);

CREATE TABLE mailbox (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    connected_at TIMESTAMPTZ(3) NOT NULL,
    due_at TIMESTAMPTZ(3),
    read_at TIMESTAMPTZ(3),
    failures INTEGER NOT NULL DEFAULT 0,
    message TEXT,
    uid_validity BIGINT,
    last_uid BIGINT,
    hand_uid BIGINT,
    hand_tries INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT mailbox_pkey PRIMARY KEY (id),
    CONSTRAINT mailbox_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT mailbox_counts_are_counts CHECK (failures >= 0 AND hand_tries >= 0),
    CONSTRAINT mailbox_failure_has_a_reason CHECK ((failures = 0) = (message IS NULL)),
    CONSTRAINT mailbox_is_read_up_to_a_mail CHECK ((uid_validity IS NULL) = (last_uid IS NULL))
);
CREATE UNIQUE INDEX mailbox_operator_id_id_key ON mailbox (operator_id, id);
CREATE UNIQUE INDEX mailbox_one_is_read ON mailbox (operator_id) WHERE due_at IS NOT NULL;

CREATE TABLE refused_mail (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    place TEXT NOT NULL,
    reason TEXT NOT NULL,
    refused_at TIMESTAMPTZ(3) NOT NULL,
    size_bytes INTEGER NOT NULL,
    hash BYTEA,
    head_sealed BYTEA,

    CONSTRAINT refused_mail_pkey PRIMARY KEY (id),
    CONSTRAINT refused_mail_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT refused_mail_reason_is_known CHECK (
      reason IN ('TOO_LARGE', 'NOT_A_MAIL', 'TOO_MANY_PARTS', 'TOO_DEEP', 'HEAD_TOO_LARGE', 'OURS', 'NOT_TAKEN')
    ),
    CONSTRAINT refused_mail_size_is_a_size CHECK (size_bytes >= 0),
    CONSTRAINT refused_mail_was_fetched_or_not CHECK ((hash IS NULL) = (head_sealed IS NULL))
);
CREATE UNIQUE INDEX refused_mail_operator_id_id_key ON refused_mail (operator_id, id);
CREATE UNIQUE INDEX refused_mail_operator_id_place_key ON refused_mail (operator_id, place);
CREATE INDEX refused_mail_operator_id_refused_at_idx ON refused_mail (operator_id, refused_at);

CREATE TRIGGER mailbox_is_queued AFTER INSERT ON mailbox
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job('mailbox', 'mailboxId');
CREATE TRIGGER mailbox_is_queued_again AFTER UPDATE ON mailbox
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_job('mailbox', 'mailboxId');

CREATE TRIGGER mailbox_profile_append_only BEFORE UPDATE OR DELETE ON mailbox_profile
  FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER mailbox_profile_never_emptied BEFORE TRUNCATE ON mailbox_profile
  FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['mailbox_profile', 'mailbox', 'refused_mail'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) '
        'EXECUTE FUNCTION app_keep_operator()',
      table_name || '_keeps_operator', table_name
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
      'CREATE POLICY operator_scope ON %I TO tributary_operator '
        'USING (operator_id = app_operator()) WITH CHECK (operator_id = app_operator())',
      table_name
    );
  END LOOP;
END
$$;

GRANT SELECT, INSERT ON mailbox_profile TO tributary_operator;
GRANT SELECT, INSERT, UPDATE ON mailbox TO tributary_operator;
GRANT SELECT, INSERT, UPDATE, DELETE ON refused_mail TO tributary_operator;
