-- Cards: each operator's account at a gateway, the pages on which bills are paid, and what goes back to cards.

CREATE TABLE gateway_profile (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    version INTEGER NOT NULL,
    provider TEXT NOT NULL,
    publishable_key TEXT NOT NULL,
    return_url TEXT NOT NULL,
    secret_key_sealed BYTEA NOT NULL,
    webhook_secret_sealed BYTEA,
    is_active BOOLEAN NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT gateway_profile_pkey PRIMARY KEY (id),
    CONSTRAINT gateway_profile_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES operator (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT gateway_profile_provider_is_known CHECK (provider IN ('stripe'))
);
CREATE UNIQUE INDEX gateway_profile_operator_id_id_key ON gateway_profile (operator_id, id);
CREATE UNIQUE INDEX gateway_profile_operator_id_version_key ON gateway_profile (operator_id, version);

CREATE TABLE card_checkout (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    bill_id UUID NOT NULL,
    currency TEXT NOT NULL,
    amount_micros BIGINT NOT NULL,
    status TEXT NOT NULL DEFAULT 'placed',
    reference TEXT,
    url TEXT,
    expires_at TIMESTAMPTZ(3),
    payment_reference TEXT,
    dispute_status TEXT,
    message TEXT,
    asked INTEGER NOT NULL DEFAULT 0,
    heard INTEGER NOT NULL DEFAULT 0,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT card_checkout_pkey PRIMARY KEY (id),
    CONSTRAINT card_checkout_operator_id_bill_id_fkey
      FOREIGN KEY (operator_id, bill_id) REFERENCES bill (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT card_checkout_amount_is_positive CHECK (amount_micros > 0),
    CONSTRAINT card_checkout_status_is_known
      CHECK (status IN ('placed', 'open', 'processing', 'paid', 'expired', 'failed')),
    CONSTRAINT card_checkout_dispute_status_is_known CHECK (dispute_status IN ('inquiry', 'withdrawn', 'returned')),
    CONSTRAINT card_checkout_heard_what_was_asked CHECK (heard >= 0 AND heard <= asked)
);
CREATE UNIQUE INDEX card_checkout_operator_id_id_key ON card_checkout (operator_id, id);
CREATE UNIQUE INDEX card_checkout_operator_id_reference_key ON card_checkout (operator_id, reference);
CREATE UNIQUE INDEX card_checkout_operator_id_payment_reference_key ON card_checkout (operator_id, payment_reference);
CREATE INDEX card_checkout_operator_id_bill_id_idx ON card_checkout (operator_id, bill_id);
-- Two pages at once could be paid both.
CREATE UNIQUE INDEX card_checkout_one_at_a_time ON card_checkout (operator_id, bill_id)
  WHERE status IN ('placed', 'open');

CREATE TABLE card_refund (
    id UUID NOT NULL,
    operator_id TEXT NOT NULL DEFAULT app_operator(),
    checkout_id UUID NOT NULL,
    amount_micros BIGINT NOT NULL,
    status TEXT NOT NULL DEFAULT 'asked',
    reference TEXT,
    message TEXT,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT card_refund_pkey PRIMARY KEY (id),
    CONSTRAINT card_refund_operator_id_checkout_id_fkey FOREIGN KEY (operator_id, checkout_id)
      REFERENCES card_checkout (operator_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT card_refund_amount_is_positive CHECK (amount_micros > 0),
    CONSTRAINT card_refund_status_is_known CHECK (status IN ('asked', 'pending', 'succeeded', 'failed'))
);
CREATE UNIQUE INDEX card_refund_operator_id_id_key ON card_refund (operator_id, id);
CREATE UNIQUE INDEX card_refund_operator_id_reference_key ON card_refund (operator_id, reference);
CREATE INDEX card_refund_operator_id_checkout_id_idx ON card_refund (operator_id, checkout_id);

CREATE TRIGGER gateway_profile_append_only BEFORE UPDATE OR DELETE ON gateway_profile
  FOR EACH ROW EXECUTE FUNCTION app_refuse_change();
CREATE TRIGGER gateway_profile_never_emptied BEFORE TRUNCATE ON gateway_profile
  FOR EACH STATEMENT EXECUTE FUNCTION app_refuse_change();

DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['card_checkout', 'card_refund', 'gateway_profile'] LOOP
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

GRANT SELECT, INSERT ON gateway_profile TO tributary_operator;
GRANT SELECT, INSERT, UPDATE ON card_checkout, card_refund TO tributary_operator;

-- Money goes back by a refund or a chargeback. A gateway may take each of them, and a payment, back again: then the
-- reference counts on.
ALTER TABLE payment DROP CONSTRAINT payment_goes_back_by_refund;
ALTER TABLE payment ADD CONSTRAINT payment_goes_its_way CHECK (
  CASE
    WHEN method IN ('card', 'chargeback', 'refund') AND reference LIKE '%/%' THEN amount_micros <> 0
    ELSE (method IN ('chargeback', 'refund')) = (amount_micros < 0)
  END
);
