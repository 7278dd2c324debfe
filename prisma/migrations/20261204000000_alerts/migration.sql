-- What is odd, found by detectors. The portfolio's alerts speak of cost and margin: no operator's login sees them. An
-- operator's own speak of its SIMs: of those the portfolio reads what names nobody.

CREATE TABLE alert (
    id UUID NOT NULL,
    operator_id TEXT,
    detector TEXT NOT NULL,
    subject TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    severity TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    currency TEXT,
    at_risk_micros BIGINT,
    measured BIGINT NOT NULL,
    limit_value BIGINT NOT NULL,
    usual BIGINT,
    unit TEXT NOT NULL,
    drivers JSONB NOT NULL,
    excuse JSONB NOT NULL,
    figures TEXT NOT NULL,
    opened_at TIMESTAMPTZ(3) NOT NULL,
    snoozed_until TIMESTAMPTZ(3),
    closed_at TIMESTAMPTZ(3),

    CONSTRAINT alert_pkey PRIMARY KEY (id),
    CONSTRAINT alert_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT alert_severity_is_known CHECK (severity IN ('critical', 'warning', 'notice')),
    CONSTRAINT alert_status_is_known
      CHECK (status IN ('open', 'acknowledged', 'snoozed', 'false-positive', 'closed')),
    CONSTRAINT alert_is_over_or_not CHECK ((status IN ('false-positive', 'closed')) = (closed_at IS NOT NULL)),
    CONSTRAINT alert_is_put_off_until CHECK ((status = 'snoozed') = (snoozed_until IS NOT NULL)),
    CONSTRAINT alert_risk_has_a_currency CHECK (at_risk_micros IS NULL OR currency IS NOT NULL)
);
CREATE UNIQUE INDEX alert_one_standing ON alert (fingerprint) WHERE closed_at IS NULL;
CREATE INDEX alert_opened_at_idx ON alert (opened_at);
CREATE INDEX alert_operator_id_idx ON alert (operator_id);

CREATE TABLE alert_event (
    id UUID NOT NULL,
    alert_id UUID NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    details JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT alert_event_pkey PRIMARY KEY (id),
    CONSTRAINT alert_event_alert_id_fkey
      FOREIGN KEY (alert_id) REFERENCES alert (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT alert_event_kind_is_known CHECK (kind IN
      ('opened', 'moved', 'acknowledged', 'snoozed', 'woken', 'reopened', 'false-positive', 'closed'))
);
CREATE INDEX alert_event_alert_id_occurred_at_idx ON alert_event (alert_id, occurred_at);

CREATE TABLE alert_rule (
    id UUID NOT NULL,
    detector TEXT NOT NULL,
    subject TEXT,
    version INTEGER NOT NULL,
    settings JSONB NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT alert_rule_pkey PRIMARY KEY (id),
    CONSTRAINT alert_rule_versions_count CHECK (version > 0)
);
CREATE UNIQUE INDEX alert_rule_detector_subject_version_key
  ON alert_rule (detector, subject, version) NULLS NOT DISTINCT;

CREATE TABLE usage_alert (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    detector TEXT NOT NULL,
    subject TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    severity TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    currency TEXT,
    at_risk_micros BIGINT,
    measured BIGINT NOT NULL,
    limit_value BIGINT NOT NULL,
    usual BIGINT,
    unit TEXT NOT NULL,
    drivers JSONB NOT NULL,
    excuse JSONB NOT NULL,
    figures TEXT NOT NULL,
    subscriber_id UUID,
    opened_at TIMESTAMPTZ(3) NOT NULL,
    snoozed_until TIMESTAMPTZ(3),
    closed_at TIMESTAMPTZ(3),

    CONSTRAINT usage_alert_pkey PRIMARY KEY (id),
    CONSTRAINT usage_alert_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT usage_alert_operator_id_subscriber_id_fkey FOREIGN KEY (operator_id, subscriber_id)
      REFERENCES subscriber (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT usage_alert_severity_is_known CHECK (severity IN ('critical', 'warning', 'notice')),
    CONSTRAINT usage_alert_status_is_known
      CHECK (status IN ('open', 'acknowledged', 'snoozed', 'false-positive', 'closed')),
    CONSTRAINT usage_alert_is_over_or_not
      CHECK ((status IN ('false-positive', 'closed')) = (closed_at IS NOT NULL)),
    CONSTRAINT usage_alert_is_put_off_until CHECK ((status = 'snoozed') = (snoozed_until IS NOT NULL)),
    CONSTRAINT usage_alert_risk_has_a_currency CHECK (at_risk_micros IS NULL OR currency IS NOT NULL)
);
CREATE UNIQUE INDEX usage_alert_operator_id_id_key ON usage_alert (operator_id, id);
CREATE UNIQUE INDEX usage_alert_one_standing ON usage_alert (operator_id, fingerprint) WHERE closed_at IS NULL;
CREATE INDEX usage_alert_operator_id_opened_at_idx ON usage_alert (operator_id, opened_at);
CREATE INDEX usage_alert_operator_id_subscriber_id_idx ON usage_alert (operator_id, subscriber_id);

CREATE TABLE usage_alert_event (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    alert_id UUID NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    details JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT usage_alert_event_pkey PRIMARY KEY (id),
    CONSTRAINT usage_alert_event_operator_id_alert_id_fkey FOREIGN KEY (operator_id, alert_id)
      REFERENCES usage_alert (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT usage_alert_event_kind_is_known CHECK (kind IN
      ('opened', 'moved', 'acknowledged', 'snoozed', 'woken', 'reopened', 'false-positive', 'closed'))
);
CREATE UNIQUE INDEX usage_alert_event_operator_id_id_key ON usage_alert_event (operator_id, id);
CREATE INDEX usage_alert_event_operator_id_alert_id_idx ON usage_alert_event (operator_id, alert_id);

CREATE TABLE usage_alert_rule (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    detector TEXT NOT NULL,
    subject TEXT,
    version INTEGER NOT NULL,
    settings JSONB NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT usage_alert_rule_pkey PRIMARY KEY (id),
    CONSTRAINT usage_alert_rule_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT usage_alert_rule_versions_count CHECK (version > 0)
);
CREATE UNIQUE INDEX usage_alert_rule_operator_id_id_key ON usage_alert_rule (operator_id, id);
CREATE UNIQUE INDEX usage_alert_rule_operator_id_detector_subject_version_key
  ON usage_alert_rule (operator_id, detector, subject, version) NULLS NOT DISTINCT;

-- One look of the detectors: over the portfolio, or through one operator's door.
CREATE TABLE alert_run (
    id UUID NOT NULL,
    operator_id TEXT DEFAULT app_operator(),
    due_at TIMESTAMPTZ(3),
    ran_at TIMESTAMPTZ(3),
    found INTEGER NOT NULL DEFAULT 0,
    opened INTEGER NOT NULL DEFAULT 0,
    closed INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT alert_run_pkey PRIMARY KEY (id),
    CONSTRAINT alert_run_operator_id_fkey
      FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT alert_run_is_due_or_ran CHECK (due_at IS NULL OR ran_at IS NULL),
    CONSTRAINT alert_run_counts_are_counts CHECK (found >= 0 AND opened >= 0 AND closed >= 0)
);
CREATE UNIQUE INDEX alert_run_one_open ON alert_run (operator_id) NULLS NOT DISTINCT WHERE due_at IS NOT NULL;
CREATE INDEX alert_run_operator_id_ran_at_idx ON alert_run (operator_id, ran_at);
CREATE TRIGGER alert_run_is_queued AFTER INSERT ON alert_run
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL) EXECUTE FUNCTION app_queue_job('alert-run', 'runId');
CREATE TRIGGER alert_run_is_queued_again AFTER UPDATE ON alert_run
  FOR EACH ROW WHEN (NEW.due_at IS NOT NULL AND NEW.due_at IS DISTINCT FROM OLD.due_at)
  EXECUTE FUNCTION app_queue_job('alert-run', 'runId');

-- What happened to an alert, and by which rules it was found, stays as it was.
DO $$
DECLARE
  kept text;
  scoped text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['alert_event', 'alert_rule', 'usage_alert_event', 'usage_alert_rule'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE DELETE OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION app_refuse_change()',
      kept || '_append_only', kept
    );
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change()',
      kept || '_never_emptied', kept
    );
  END LOOP;
  FOREACH scoped IN ARRAY ARRAY['alert', 'usage_alert', 'usage_alert_event', 'usage_alert_rule', 'alert_run'] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH ROW '
        'WHEN (OLD.operator_id IS DISTINCT FROM NEW.operator_id) EXECUTE FUNCTION app_keep_operator()',
      scoped || '_keeps_operator', scoped
    );
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', scoped);
    EXECUTE format(
      'CREATE POLICY operator_scope ON %I TO tributary_operator USING (operator_id = app_operator()) '
        'WITH CHECK (operator_id = app_operator())',
      scoped
    );
  END LOOP;
  FOREACH scoped IN ARRAY ARRAY['alert', 'usage_alert', 'alert_run'] LOOP
    EXECUTE format(
      'CREATE POLICY portfolio_scope ON %I TO tributary_portfolio USING (true) WITH CHECK (true)', scoped
    );
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE ON alert, alert_run TO tributary_portfolio;
GRANT SELECT, INSERT ON alert_event, alert_rule TO tributary_portfolio;
GRANT SELECT (id, operator_id, detector, severity, status, currency, at_risk_micros, measured, limit_value, unit,
  opened_at, snoozed_until, closed_at) ON usage_alert TO tributary_portfolio;
GRANT SELECT, INSERT, UPDATE ON usage_alert TO tributary_operator;
GRANT SELECT, INSERT ON usage_alert_event, usage_alert_rule TO tributary_operator;
GRANT SELECT, UPDATE ON alert_run TO tributary_operator;
