-- People and what proves them, what operators contest, who looked into an operator, views that are kept.

ALTER TABLE audit_event
  ADD COLUMN app TEXT NOT NULL DEFAULT 'cli',
  ADD COLUMN request_id TEXT;
ALTER TABLE adjustment ADD COLUMN operator_dispute_id UUID;

CREATE TABLE audit_seal (
    id BIGSERIAL NOT NULL,
    operator_id TEXT,
    sequence BIGINT NOT NULL,
    event_id BIGINT NOT NULL,
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    sealed_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT audit_seal_pkey PRIMARY KEY (id)
);

CREATE TABLE operator_access (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL,
    user_id UUID NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    started_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMPTZ(3) NOT NULL,
    ended_at TIMESTAMPTZ(3),

    CONSTRAINT operator_access_pkey PRIMARY KEY (id)
);

CREATE TABLE operator_dispute (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    number TEXT NOT NULL,
    statement_id UUID NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    reason TEXT NOT NULL,
    currency TEXT NOT NULL,
    contested_micros BIGINT NOT NULL,
    credited_micros BIGINT NOT NULL DEFAULT 0,
    opened_by TEXT NOT NULL,
    opened_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    answered_at TIMESTAMPTZ(3),

    CONSTRAINT operator_dispute_pkey PRIMARY KEY (id)
);

CREATE TABLE operator_dispute_line (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    dispute_id UUID NOT NULL,
    line_number INTEGER NOT NULL,
    contested_micros BIGINT NOT NULL,

    CONSTRAINT operator_dispute_line_pkey PRIMARY KEY (id)
);

CREATE TABLE operator_dispute_event (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    dispute_id UUID NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    side TEXT NOT NULL,
    actor TEXT NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    note TEXT NOT NULL,
    amount_micros BIGINT,

    CONSTRAINT operator_dispute_event_pkey PRIMARY KEY (id)
);

CREATE TABLE operator_dispute_link (
    operator_id TEXT NOT NULL,
    operator_dispute_id UUID NOT NULL,
    dispute_id UUID NOT NULL,
    linked_by TEXT NOT NULL,
    linked_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT operator_dispute_link_pkey PRIMARY KEY (operator_id,operator_dispute_id,dispute_id)
);

CREATE TABLE run_progress (
    agreement_id TEXT NOT NULL,
    period TEXT NOT NULL,
    kind TEXT NOT NULL,
    step TEXT NOT NULL,
    steps_done INTEGER NOT NULL,
    steps_total INTEGER NOT NULL,
    started_by TEXT NOT NULL,
    started_at TIMESTAMPTZ(3) NOT NULL,
    seen_at TIMESTAMPTZ(3) NOT NULL,
    finished_at TIMESTAMPTZ(3),
    failure TEXT,

    CONSTRAINT run_progress_pkey PRIMARY KEY (agreement_id,period)
);

CREATE TABLE statement_usage (
    operator_id TEXT NOT NULL,
    statement_id UUID NOT NULL,
    period TEXT NOT NULL,
    file_id INTEGER NOT NULL,

    CONSTRAINT statement_usage_pkey PRIMARY KEY (operator_id,statement_id,period,file_id)
);

CREATE TABLE statement_payment (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL,
    statement_id UUID NOT NULL,
    paid_on DATE NOT NULL,
    amount_micros BIGINT NOT NULL,
    reference TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT statement_payment_pkey PRIMARY KEY (id)
);

CREATE TABLE statement_acceptance (
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    statement_id UUID NOT NULL,
    accepted_by TEXT NOT NULL,
    accepted_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT statement_acceptance_pkey PRIMARY KEY (operator_id,statement_id)
);

CREATE TABLE app_user (
    id UUID NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'invited',
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    disabled_at TIMESTAMPTZ(3),

    CONSTRAINT app_user_pkey PRIMARY KEY (id)
);

CREATE TABLE user_secret (
    user_id UUID NOT NULL,
    password_hash TEXT,
    password_changed_at TIMESTAMPTZ(3),
    totp_secret BYTEA,
    totp_confirmed_at TIMESTAMPTZ(3),
    totp_last_step BIGINT,

    CONSTRAINT user_secret_pkey PRIMARY KEY (user_id)
);

CREATE TABLE recovery_code (
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    code_hash BYTEA NOT NULL,
    used_at TIMESTAMPTZ(3),

    CONSTRAINT recovery_code_pkey PRIMARY KEY (id)
);

CREATE TABLE role_binding (
    id UUID NOT NULL,
    operator_id TEXT,
    user_id UUID NOT NULL,
    role TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    revoked_by TEXT,
    revoked_at TIMESTAMPTZ(3),

    CONSTRAINT role_binding_pkey PRIMARY KEY (id)
);

CREATE TABLE user_session (
    id UUID NOT NULL,
    operator_id TEXT,
    user_id UUID NOT NULL,
    app TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_seen_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMPTZ(3) NOT NULL,
    stepped_up_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    is_mfa_verified BOOLEAN NOT NULL DEFAULT false,
    revoked_at TIMESTAMPTZ(3),
    revoked_because TEXT,
    ip_address TEXT,
    user_agent TEXT,

    CONSTRAINT user_session_pkey PRIMARY KEY (id)
);

CREATE TABLE single_use_link (
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    purpose TEXT NOT NULL,
    app TEXT NOT NULL,
    token_hash BYTEA NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMPTZ(3) NOT NULL,
    used_at TIMESTAMPTZ(3),

    CONSTRAINT single_use_link_pkey PRIMARY KEY (id)
);

CREATE TABLE login_throttle (
    key TEXT NOT NULL,
    points INTEGER NOT NULL,
    expire TIMESTAMPTZ(3),

    CONSTRAINT login_throttle_pkey PRIMARY KEY (key)
);

CREATE TABLE saved_view (
    id UUID NOT NULL,
    operator_id TEXT,
    user_id UUID NOT NULL,
    page TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    is_shared BOOLEAN NOT NULL DEFAULT false,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT saved_view_pkey PRIMARY KEY (id)
);

CREATE TABLE idempotency_key (
    id TEXT NOT NULL,
    operator_id TEXT,
    user_id UUID NOT NULL,
    procedure TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    response JSONB,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT idempotency_key_pkey PRIMARY KEY (id)
);

CREATE INDEX audit_event_operator_id_id_idx ON audit_event(operator_id, id);
CREATE UNIQUE INDEX operator_access_operator_id_id_key ON operator_access(operator_id, id);
CREATE UNIQUE INDEX operator_dispute_operator_id_id_key ON operator_dispute(operator_id, id);
CREATE UNIQUE INDEX operator_dispute_operator_id_number_key ON operator_dispute(operator_id, number);
CREATE UNIQUE INDEX operator_dispute_line_operator_id_dispute_id_line_number_key ON operator_dispute_line(operator_id, dispute_id, line_number);
CREATE INDEX operator_dispute_event_operator_id_dispute_id_idx ON operator_dispute_event(operator_id, dispute_id);
CREATE INDEX settlement_run_period_status_idx ON settlement_run(period, status);
CREATE INDEX adjustment_agreement_id_run_id_idx ON adjustment(agreement_id, run_id);
CREATE INDEX statement_operator_id_period_idx ON statement(operator_id, period);
CREATE UNIQUE INDEX statement_payment_operator_id_statement_id_reference_key ON statement_payment(operator_id, statement_id, reference);
CREATE UNIQUE INDEX app_user_email_key ON app_user(email);
CREATE INDEX recovery_code_user_id_idx ON recovery_code(user_id);
CREATE INDEX role_binding_user_id_idx ON role_binding(user_id);
CREATE INDEX user_session_user_id_idx ON user_session(user_id);
CREATE UNIQUE INDEX single_use_link_token_hash_key ON single_use_link(token_hash);
CREATE INDEX single_use_link_user_id_idx ON single_use_link(user_id);
CREATE INDEX saved_view_operator_id_page_idx ON saved_view(operator_id, page);
-- A chain of the portfolio has no operator: two of its links may not share a place either.
CREATE UNIQUE INDEX audit_seal_operator_id_sequence_key ON audit_seal(operator_id, sequence) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX audit_seal_operator_id_event_id_key ON audit_seal(operator_id, event_id) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX role_binding_held_once ON role_binding(operator_id, user_id, role) NULLS NOT DISTINCT
  WHERE revoked_at IS NULL;
-- Exceptions are worked off by money, then by age.
CREATE INDEX discrepancy_by_money ON discrepancy(status, abs(delta_micros) DESC, created_at, id);
CREATE INDEX discrepancy_agreement_id_period_idx ON discrepancy(agreement_id, period);

ALTER TABLE operator_access ADD CONSTRAINT operator_access_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE operator_dispute ADD CONSTRAINT operator_dispute_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE operator_dispute ADD CONSTRAINT operator_dispute_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id)
  REFERENCES statement(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE operator_dispute_line ADD CONSTRAINT operator_dispute_line_operator_id_dispute_id_fkey FOREIGN KEY (operator_id, dispute_id)
  REFERENCES operator_dispute(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE operator_dispute_event ADD CONSTRAINT operator_dispute_event_operator_id_dispute_id_fkey FOREIGN KEY (operator_id, dispute_id)
  REFERENCES operator_dispute(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE operator_dispute_link ADD CONSTRAINT operator_dispute_link_operator_id_operator_dispute_id_fkey FOREIGN KEY (operator_id, operator_dispute_id)
  REFERENCES operator_dispute(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE operator_dispute_link ADD CONSTRAINT operator_dispute_link_dispute_id_fkey FOREIGN KEY (dispute_id)
  REFERENCES dispute(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE run_progress ADD CONSTRAINT run_progress_agreement_id_fkey FOREIGN KEY (agreement_id)
  REFERENCES agreement(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE adjustment ADD CONSTRAINT adjustment_operator_id_operator_dispute_id_fkey FOREIGN KEY (operator_id, operator_dispute_id)
  REFERENCES operator_dispute(operator_id, id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE statement_usage ADD CONSTRAINT statement_usage_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id)
  REFERENCES statement(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE statement_usage ADD CONSTRAINT statement_usage_file_id_fkey FOREIGN KEY (file_id)
  REFERENCES usage_file(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE statement_payment ADD CONSTRAINT statement_payment_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id)
  REFERENCES statement(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE statement_acceptance ADD CONSTRAINT statement_acceptance_operator_id_statement_id_fkey FOREIGN KEY (operator_id, statement_id)
  REFERENCES statement(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE user_secret ADD CONSTRAINT user_secret_user_id_fkey FOREIGN KEY (user_id)
  REFERENCES app_user(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE recovery_code ADD CONSTRAINT recovery_code_user_id_fkey FOREIGN KEY (user_id)
  REFERENCES app_user(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE role_binding ADD CONSTRAINT role_binding_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE role_binding ADD CONSTRAINT role_binding_user_id_fkey FOREIGN KEY (user_id)
  REFERENCES app_user(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE user_session ADD CONSTRAINT user_session_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE user_session ADD CONSTRAINT user_session_user_id_fkey FOREIGN KEY (user_id)
  REFERENCES app_user(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE single_use_link ADD CONSTRAINT single_use_link_user_id_fkey FOREIGN KEY (user_id)
  REFERENCES app_user(id) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE app_user ADD CONSTRAINT app_user_email_is_folded CHECK (email = lower(email));
ALTER TABLE app_user ADD CONSTRAINT app_user_status_is_known CHECK (status IN ('invited', 'active', 'disabled'));
ALTER TABLE user_session ADD CONSTRAINT user_session_app_is_known
  CHECK (app = 'portal' AND operator_id IS NOT NULL OR app = 'console' AND operator_id IS NULL);
ALTER TABLE operator_access ADD CONSTRAINT operator_access_is_reasoned_and_short
  CHECK (btrim(reason) <> '' AND expires_at <= started_at + interval '30 minutes');
ALTER TABLE statement_payment ADD CONSTRAINT statement_payment_is_positive CHECK (amount_micros > 0);
ALTER TABLE operator_dispute_event ADD CONSTRAINT operator_dispute_event_side_is_known
  CHECK (side IN ('operator', 'mvna'));
