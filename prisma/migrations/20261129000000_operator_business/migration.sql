-- An operator's own business: what it sells, to whom, on which SIMs and numbers, and what it bills for.

CREATE TABLE rate_card (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT rate_card_pkey PRIMARY KEY (id)
);

CREATE TABLE rate_card_version (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    rate_card_id UUID NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'draft',
    effective_from TIMESTAMPTZ(3) NOT NULL,
    terms JSONB NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    published_by TEXT,
    published_at TIMESTAMPTZ(3),
    CONSTRAINT rate_card_version_pkey PRIMARY KEY (id)
);

CREATE TABLE plan (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'plan',
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    retired_at TIMESTAMPTZ(3),
    CONSTRAINT plan_pkey PRIMARY KEY (id)
);

CREATE TABLE plan_version (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    plan_id UUID NOT NULL,
    rate_card_id UUID NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'draft',
    terms JSONB NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    published_by TEXT,
    published_at TIMESTAMPTZ(3),
    CONSTRAINT plan_version_pkey PRIMARY KEY (id)
);

CREATE TABLE subscriber (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    number TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'pending',
    status_reason TEXT,
    billing TEXT NOT NULL DEFAULT 'postpaid',
    language TEXT NOT NULL DEFAULT 'en',
    name_sealed BYTEA,
    email_sealed BYTEA,
    address_sealed BYTEA,
    name_marks TEXT[],
    activated_at TIMESTAMPTZ(3),
    terminated_at TIMESTAMPTZ(3),
    erased_at TIMESTAMPTZ(3),
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT subscriber_pkey PRIMARY KEY (id)
);

CREATE TABLE subscriber_plan (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    subscriber_id UUID NOT NULL,
    plan_version_id UUID NOT NULL,
    is_main BOOLEAN NOT NULL DEFAULT true,
    valid_from TIMESTAMPTZ(3) NOT NULL,
    valid_until TIMESTAMPTZ(3),
    CONSTRAINT subscriber_plan_pkey PRIMARY KEY (id)
);

CREATE TABLE subscriber_event (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    subscriber_id UUID NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT subscriber_event_pkey PRIMARY KEY (id)
);

CREATE TABLE sim_card (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    iccid TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'physical',
    status TEXT NOT NULL DEFAULT 'in_stock',
    is_test BOOLEAN NOT NULL DEFAULT false,
    batch TEXT NOT NULL,
    eid TEXT,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT sim_card_pkey PRIMARY KEY (id)
);

CREATE TABLE sim_imsi (
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    imsi TEXT NOT NULL,
    sim_card_id UUID NOT NULL,
    CONSTRAINT sim_imsi_pkey PRIMARY KEY (operator_id, imsi)
);

CREATE TABLE subscriber_sim (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    subscriber_id UUID NOT NULL,
    sim_card_id UUID NOT NULL,
    valid_from TIMESTAMPTZ(3) NOT NULL,
    valid_until TIMESTAMPTZ(3),
    CONSTRAINT subscriber_sim_pkey PRIMARY KEY (id)
);

CREATE TABLE phone_number (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    msisdn TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'free',
    status_until TIMESTAMPTZ(3),
    CONSTRAINT phone_number_pkey PRIMARY KEY (id)
);

CREATE TABLE subscriber_number (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    subscriber_id UUID NOT NULL,
    phone_number_id UUID NOT NULL,
    valid_from TIMESTAMPTZ(3) NOT NULL,
    valid_until TIMESTAMPTZ(3),
    CONSTRAINT subscriber_number_pkey PRIMARY KEY (id)
);

CREATE TABLE billing_profile (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    version INTEGER NOT NULL,
    effective_from TEXT NOT NULL,
    terms JSONB NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT billing_profile_pkey PRIMARY KEY (id)
);

CREATE TABLE bill_run (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    billing_profile_id UUID NOT NULL,
    period TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'draft',
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    finalized_by TEXT,
    finalized_at TIMESTAMPTZ(3),
    CONSTRAINT bill_run_pkey PRIMARY KEY (id)
);

CREATE TABLE bill_exception (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    bill_run_id UUID NOT NULL,
    subscriber_id UUID NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    CONSTRAINT bill_exception_pkey PRIMARY KEY (id)
);

CREATE TABLE bill (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    bill_run_id UUID,
    subscriber_id UUID NOT NULL,
    kind TEXT NOT NULL DEFAULT 'bill',
    credits_id UUID,
    period TEXT NOT NULL,
    number TEXT,
    status TEXT NOT NULL DEFAULT 'draft',
    currency TEXT NOT NULL,
    net_micros BIGINT NOT NULL,
    tax_micros BIGINT NOT NULL,
    gross_micros BIGINT NOT NULL,
    issued_on DATE,
    due_on DATE,
    reason TEXT,
    CONSTRAINT bill_pkey PRIMARY KEY (id)
);

CREATE TABLE bill_line (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    bill_id UUID NOT NULL,
    line_number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    description TEXT NOT NULL,
    quantity DECIMAL(38,12),
    unit TEXT,
    from_day DATE NOT NULL,
    to_day DATE NOT NULL,
    net_micros BIGINT NOT NULL,
    tax_code TEXT NOT NULL,
    tax_bps INTEGER NOT NULL,
    CONSTRAINT bill_line_pkey PRIMARY KEY (id)
);

CREATE TABLE bill_number (
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    series TEXT NOT NULL,
    next INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT bill_number_pkey PRIMARY KEY (operator_id, series)
);

CREATE TABLE payment (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    subscriber_id UUID NOT NULL,
    paid_on DATE NOT NULL,
    currency TEXT NOT NULL,
    amount_micros BIGINT NOT NULL,
    method TEXT NOT NULL,
    reference TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT payment_pkey PRIMARY KEY (id)
);

CREATE TABLE payment_allocation (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    payment_id UUID NOT NULL,
    bill_id UUID NOT NULL,
    amount_micros BIGINT NOT NULL,
    CONSTRAINT payment_allocation_pkey PRIMARY KEY (id)
);

CREATE TABLE retail_rating (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    subscriber_id UUID NOT NULL,
    period TEXT NOT NULL,
    version INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    records INTEGER NOT NULL,
    unrateable INTEGER NOT NULL,
    charge_micros BIGINT NOT NULL,
    rated_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT retail_rating_pkey PRIMARY KEY (id)
);

CREATE TABLE balance_entry (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    subscriber_id UUID NOT NULL,
    rating_id UUID NOT NULL,
    bundle TEXT NOT NULL,
    grant_period TEXT NOT NULL,
    period TEXT NOT NULL,
    kind TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    CONSTRAINT balance_entry_pkey PRIMARY KEY (id)
);

CREATE TABLE retail_total (
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    period TEXT NOT NULL,
    currency TEXT NOT NULL,
    opening_subscribers INTEGER NOT NULL,
    closing_subscribers INTEGER NOT NULL,
    subscriber_days BIGINT NOT NULL,
    days INTEGER NOT NULL,
    activations INTEGER NOT NULL,
    voluntary INTEGER NOT NULL,
    involuntary INTEGER NOT NULL,
    ported_out INTEGER NOT NULL,
    bills INTEGER NOT NULL,
    net_revenue_micros BIGINT NOT NULL,
    is_provisional BOOLEAN NOT NULL,
    CONSTRAINT retail_total_pkey PRIMARY KEY (operator_id, period, currency)
);

CREATE UNIQUE INDEX rate_card_operator_id_id_key ON rate_card(operator_id, id);
CREATE UNIQUE INDEX rate_card_operator_id_code_key ON rate_card(operator_id, code);
CREATE UNIQUE INDEX rate_card_version_operator_id_id_key ON rate_card_version(operator_id, id);
CREATE UNIQUE INDEX rate_card_version_operator_id_rate_card_id_version_key ON rate_card_version(operator_id, rate_card_id, version);
CREATE UNIQUE INDEX plan_operator_id_id_key ON plan(operator_id, id);
CREATE UNIQUE INDEX plan_operator_id_code_key ON plan(operator_id, code);
CREATE UNIQUE INDEX plan_version_operator_id_id_key ON plan_version(operator_id, id);
CREATE UNIQUE INDEX plan_version_operator_id_plan_id_version_key ON plan_version(operator_id, plan_id, version);
CREATE UNIQUE INDEX subscriber_operator_id_id_key ON subscriber(operator_id, id);
CREATE UNIQUE INDEX subscriber_operator_id_number_key ON subscriber(operator_id, number);
CREATE INDEX subscriber_operator_id_status_idx ON subscriber(operator_id, status);
CREATE INDEX subscriber_operator_id_created_at_idx ON subscriber(operator_id, created_at);
CREATE UNIQUE INDEX subscriber_plan_operator_id_id_key ON subscriber_plan(operator_id, id);
CREATE INDEX subscriber_plan_operator_id_subscriber_id_idx ON subscriber_plan(operator_id, subscriber_id);
CREATE INDEX subscriber_plan_operator_id_plan_version_id_idx ON subscriber_plan(operator_id, plan_version_id);
CREATE INDEX subscriber_event_operator_id_subscriber_id_occurred_at_idx ON subscriber_event(operator_id, subscriber_id, occurred_at);
CREATE UNIQUE INDEX sim_card_operator_id_id_key ON sim_card(operator_id, id);
CREATE UNIQUE INDEX sim_card_operator_id_iccid_key ON sim_card(operator_id, iccid);
CREATE INDEX sim_card_operator_id_status_idx ON sim_card(operator_id, status);
CREATE INDEX sim_imsi_operator_id_sim_card_id_idx ON sim_imsi(operator_id, sim_card_id);
CREATE UNIQUE INDEX subscriber_sim_operator_id_id_key ON subscriber_sim(operator_id, id);
CREATE INDEX subscriber_sim_operator_id_subscriber_id_idx ON subscriber_sim(operator_id, subscriber_id);
CREATE UNIQUE INDEX phone_number_operator_id_id_key ON phone_number(operator_id, id);
CREATE UNIQUE INDEX phone_number_operator_id_msisdn_key ON phone_number(operator_id, msisdn);
CREATE INDEX phone_number_operator_id_status_idx ON phone_number(operator_id, status);
CREATE UNIQUE INDEX subscriber_number_operator_id_id_key ON subscriber_number(operator_id, id);
CREATE INDEX subscriber_number_operator_id_subscriber_id_idx ON subscriber_number(operator_id, subscriber_id);
CREATE UNIQUE INDEX billing_profile_operator_id_id_key ON billing_profile(operator_id, id);
CREATE UNIQUE INDEX billing_profile_operator_id_version_key ON billing_profile(operator_id, version);
CREATE UNIQUE INDEX bill_run_operator_id_id_key ON bill_run(operator_id, id);
CREATE INDEX bill_run_operator_id_period_idx ON bill_run(operator_id, period);
CREATE UNIQUE INDEX bill_exception_operator_id_bill_run_id_subscriber_id_reason_key ON bill_exception(operator_id, bill_run_id, subscriber_id, reason);
CREATE UNIQUE INDEX bill_operator_id_id_key ON bill(operator_id, id);
CREATE UNIQUE INDEX bill_operator_id_number_key ON bill(operator_id, number);
CREATE UNIQUE INDEX bill_operator_id_bill_run_id_subscriber_id_key ON bill(operator_id, bill_run_id, subscriber_id);
CREATE INDEX bill_operator_id_subscriber_id_idx ON bill(operator_id, subscriber_id);
CREATE INDEX bill_operator_id_period_idx ON bill(operator_id, period);
CREATE UNIQUE INDEX bill_line_operator_id_bill_id_line_number_key ON bill_line(operator_id, bill_id, line_number);
CREATE UNIQUE INDEX payment_operator_id_id_key ON payment(operator_id, id);
CREATE UNIQUE INDEX payment_operator_id_method_reference_key ON payment(operator_id, method, reference);
CREATE INDEX payment_operator_id_subscriber_id_idx ON payment(operator_id, subscriber_id);
CREATE INDEX payment_allocation_operator_id_payment_id_idx ON payment_allocation(operator_id, payment_id);
CREATE INDEX payment_allocation_operator_id_bill_id_idx ON payment_allocation(operator_id, bill_id);
CREATE UNIQUE INDEX retail_rating_operator_id_id_key ON retail_rating(operator_id, id);
CREATE UNIQUE INDEX retail_rating_operator_id_subscriber_id_period_version_key ON retail_rating(operator_id, subscriber_id, period, version);
CREATE INDEX retail_rating_operator_id_period_idx ON retail_rating(operator_id, period);
CREATE UNIQUE INDEX balance_entry_operator_id_id_key ON balance_entry(operator_id, id);
CREATE INDEX balance_entry_operator_id_subscriber_id_period_idx ON balance_entry(operator_id, subscriber_id, period);

ALTER TABLE rate_card ADD CONSTRAINT rate_card_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE rate_card_version ADD CONSTRAINT rate_card_version_operator_id_rate_card_id_fkey FOREIGN KEY (operator_id, rate_card_id)
  REFERENCES rate_card(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE plan ADD CONSTRAINT plan_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE plan_version ADD CONSTRAINT plan_version_operator_id_plan_id_fkey FOREIGN KEY (operator_id, plan_id)
  REFERENCES plan(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE plan_version ADD CONSTRAINT plan_version_operator_id_rate_card_id_fkey FOREIGN KEY (operator_id, rate_card_id)
  REFERENCES rate_card(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE subscriber ADD CONSTRAINT subscriber_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE subscriber_plan ADD CONSTRAINT subscriber_plan_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
  REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE subscriber_plan ADD CONSTRAINT subscriber_plan_operator_id_plan_version_id_fkey FOREIGN KEY (operator_id, plan_version_id)
  REFERENCES plan_version(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE subscriber_event ADD CONSTRAINT subscriber_event_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
  REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE sim_card ADD CONSTRAINT sim_card_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE sim_imsi ADD CONSTRAINT sim_imsi_operator_id_sim_card_id_fkey FOREIGN KEY (operator_id, sim_card_id)
  REFERENCES sim_card(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE subscriber_sim ADD CONSTRAINT subscriber_sim_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
  REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE subscriber_sim ADD CONSTRAINT subscriber_sim_operator_id_sim_card_id_fkey FOREIGN KEY (operator_id, sim_card_id)
  REFERENCES sim_card(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE phone_number ADD CONSTRAINT phone_number_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE subscriber_number ADD CONSTRAINT subscriber_number_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
  REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE subscriber_number ADD CONSTRAINT subscriber_number_operator_id_phone_number_id_fkey FOREIGN KEY (operator_id, phone_number_id)
  REFERENCES phone_number(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE billing_profile ADD CONSTRAINT billing_profile_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE bill_run ADD CONSTRAINT bill_run_operator_id_billing_profile_id_fkey FOREIGN KEY (operator_id, billing_profile_id)
  REFERENCES billing_profile(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE bill_exception ADD CONSTRAINT bill_exception_operator_id_bill_run_id_fkey FOREIGN KEY (operator_id, bill_run_id)
  REFERENCES bill_run(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE bill ADD CONSTRAINT bill_operator_id_bill_run_id_fkey FOREIGN KEY (operator_id, bill_run_id)
  REFERENCES bill_run(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE bill ADD CONSTRAINT bill_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
  REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE bill ADD CONSTRAINT bill_operator_id_credits_id_fkey FOREIGN KEY (operator_id, credits_id)
  REFERENCES bill(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE bill_line ADD CONSTRAINT bill_line_operator_id_bill_id_fkey FOREIGN KEY (operator_id, bill_id)
  REFERENCES bill(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE bill_number ADD CONSTRAINT bill_number_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE payment ADD CONSTRAINT payment_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
  REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE payment_allocation ADD CONSTRAINT payment_allocation_operator_id_payment_id_fkey FOREIGN KEY (operator_id, payment_id)
  REFERENCES payment(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE payment_allocation ADD CONSTRAINT payment_allocation_operator_id_bill_id_fkey FOREIGN KEY (operator_id, bill_id)
  REFERENCES bill(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE retail_rating ADD CONSTRAINT retail_rating_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
  REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE balance_entry ADD CONSTRAINT balance_entry_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
  REFERENCES subscriber(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE balance_entry ADD CONSTRAINT balance_entry_operator_id_rating_id_fkey FOREIGN KEY (operator_id, rating_id)
  REFERENCES retail_rating(operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE retail_total ADD CONSTRAINT retail_total_operator_id_fkey FOREIGN KEY (operator_id)
  REFERENCES operator(id) ON DELETE RESTRICT ON UPDATE CASCADE;
