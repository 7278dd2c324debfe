-- CreateTable
CREATE TABLE "mno" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT,
    "tadig" TEXT,
    "senders" TEXT[],

    CONSTRAINT "mno_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" TEXT NOT NULL,
    "mno_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "invoice_mapping" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_version" (
    "id" UUID NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "terms" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_period" (
    "agreement_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,

    CONSTRAINT "agreement_period_pkey" PRIMARY KEY ("agreement_id","period")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "operator_id" TEXT,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "invoice_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "currency" TEXT NOT NULL,
    "gross_disputed_micros" BIGINT NOT NULL,
    "net_recoverable_micros" BIGINT NOT NULL,
    "credited_micros" BIGINT NOT NULL DEFAULT 0,
    "rejected_micros" BIGINT NOT NULL DEFAULT 0,
    "notice_deadline_on" DATE NOT NULL,
    "payment_due_on" DATE NOT NULL,
    "raised_at" TIMESTAMPTZ(3),
    "evidence" JSONB NOT NULL,
    "evidence_hash" TEXT NOT NULL,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispute_event" (
    "id" UUID NOT NULL,
    "dispute_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "from_status" TEXT NOT NULL,
    "to_status" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "amount_micros" BIGINT,

    CONSTRAINT "dispute_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fx_rate" (
    "id" UUID NOT NULL,
    "base" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "valid_on" DATE NOT NULL,
    "rate" DECIMAL(24,12) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "fx_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "agreement_id" TEXT,
    "period" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_posting" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "party" TEXT,
    "currency" TEXT NOT NULL,
    "amount_micros" BIGINT NOT NULL,

    CONSTRAINT "ledger_posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "margin_version" (
    "id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "terms" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "margin_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retail_revenue" (
    "operator_id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "net_revenue_micros" BIGINT NOT NULL,
    "is_provisional" BOOLEAN NOT NULL,

    CONSTRAINT "retail_revenue_pkey" PRIMARY KEY ("operator_id","agreement_id","period")
);

-- CreateTable
CREATE TABLE "mno_invoice" (
    "id" UUID NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "sender" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "period" TEXT NOT NULL,
    "net_micros" BIGINT NOT NULL,
    "tax_micros" BIGINT NOT NULL,
    "gross_micros" BIGINT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "raw_bytes" BYTEA NOT NULL,
    "status" TEXT NOT NULL,
    "flags" JSONB NOT NULL,
    "accepted_by" TEXT,
    "accept_reason" TEXT,

    CONSTRAINT "mno_invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mno_invoice_line" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "line_code" TEXT,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(38,12),
    "rate" DECIMAL(38,12),
    "amount_micros" BIGINT NOT NULL,
    "operator_id" TEXT,
    "period" TEXT NOT NULL,

    CONSTRAINT "mno_invoice_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operator" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'live',
    "currency" TEXT NOT NULL,
    "country" TEXT,
    "live_from" TIMESTAMPTZ(3) NOT NULL,
    "live_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "discrepancy" (
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "line_code" TEXT,
    "operator_id" TEXT,
    "billed_micros" BIGINT NOT NULL,
    "expected_micros" BIGINT NOT NULL,
    "delta_micros" BIGINT NOT NULL,
    "cause" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "comparison" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "dispute_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "discrepancy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement_run" (
    "id" UUID NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "invoice_id" UUID,
    "is_provisional" BOOLEAN NOT NULL DEFAULT false,
    "snapshot" JSONB NOT NULL,
    "result" JSONB NOT NULL,
    "identities" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "prepared_by" TEXT NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requested_at" TIMESTAMPTZ(3),
    "approved_by" TEXT,
    "approved_at" TIMESTAMPTZ(3),
    "approved_hash" TEXT,
    "issued_at" TIMESTAMPTZ(3),

    CONSTRAINT "settlement_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settlement_line" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "operator_id" TEXT,
    "kind" TEXT NOT NULL,
    "line_code" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(38,12),
    "unit" TEXT,
    "origin_period" TEXT NOT NULL,
    "amount_micros" BIGINT NOT NULL,

    CONSTRAINT "settlement_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "settled_usage" (
    "agreement_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "file_id" INTEGER NOT NULL,
    "run_id" UUID NOT NULL,

    CONSTRAINT "settled_usage_pkey" PRIMARY KEY ("agreement_id","period","file_id")
);

-- CreateTable
CREATE TABLE "adjustment" (
    "id" UUID NOT NULL,
    "operator_id" TEXT,
    "agreement_id" TEXT NOT NULL,
    "origin_period" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "line_code" TEXT,
    "amount_micros" BIGINT NOT NULL,
    "dispute_id" UUID,
    "run_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "adjustment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issued_statement" (
    "operator_id" TEXT NOT NULL,
    "statement_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,

    CONSTRAINT "issued_statement_pkey" PRIMARY KEY ("operator_id","statement_id")
);

-- CreateTable
CREATE TABLE "sim_assignment" (
    "id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "imsi" TEXT NOT NULL,
    "iccid" TEXT,
    "msisdn" TEXT,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "is_test" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "sim_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "number_range" (
    "id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "number_range_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL DEFAULT app_operator(),
    "number" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "net_micros" BIGINT NOT NULL,
    "tax_micros" BIGINT NOT NULL,
    "gross_micros" BIGINT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "hash" TEXT NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_line" (
    "id" UUID NOT NULL,
    "operator_id" TEXT NOT NULL DEFAULT app_operator(),
    "statement_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(38,12),
    "unit" TEXT,
    "origin_period" TEXT NOT NULL,
    "amount_micros" BIGINT NOT NULL,

    CONSTRAINT "statement_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_aggregate" (
    "id" BIGSERIAL NOT NULL,
    "file_id" INTEGER NOT NULL,
    "operator_id" TEXT,
    "agreement_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "utc_period" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "service" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "line_code" TEXT NOT NULL,
    "rate_version" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "records" BIGINT NOT NULL,
    "quantity" BIGINT NOT NULL,
    "charge_micros" BIGINT NOT NULL,

    CONSTRAINT "usage_aggregate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quarantine_total" (
    "id" BIGSERIAL NOT NULL,
    "file_id" INTEGER NOT NULL,
    "operator_id" TEXT,
    "reason" TEXT NOT NULL,
    "records" BIGINT NOT NULL,
    "value_micros" BIGINT NOT NULL,

    CONSTRAINT "quarantine_total_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_source" (
    "id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usage_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_file" (
    "id" SERIAL NOT NULL,
    "source_id" TEXT NOT NULL,
    "agreement_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "sequence" INTEGER,
    "byte_count" BIGINT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "first_occurred_at" TIMESTAMPTZ(3),
    "last_occurred_at" TIMESTAMPTZ(3),
    "received" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL,
    "duplicates" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "quarantined" INTEGER NOT NULL,
    "attributed" INTEGER NOT NULL,
    "unattributed" INTEGER NOT NULL,
    "control_totals" JSONB NOT NULL,
    "warnings" JSONB NOT NULL,

    CONSTRAINT "usage_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_file_event" (
    "id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usage_file_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agreement_version_agreement_id_version_key" ON "agreement_version"("agreement_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_number_key" ON "dispute"("number");

-- CreateIndex
CREATE UNIQUE INDEX "fx_rate_base_quote_valid_on_key" ON "fx_rate"("base", "quote", "valid_on");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_key_key" ON "ledger_transaction"("key");

-- CreateIndex
CREATE INDEX "ledger_posting_account_party_idx" ON "ledger_posting"("account", "party");

-- CreateIndex
CREATE INDEX "ledger_posting_transaction_id_idx" ON "ledger_posting"("transaction_id");

-- CreateIndex
CREATE UNIQUE INDEX "margin_version_operator_id_agreement_id_version_key" ON "margin_version"("operator_id", "agreement_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "mno_invoice_sha256_key" ON "mno_invoice"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "mno_invoice_agreement_id_number_revision_key" ON "mno_invoice"("agreement_id", "number", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "mno_invoice_line_invoice_id_line_number_key" ON "mno_invoice_line"("invoice_id", "line_number");

-- CreateIndex
CREATE UNIQUE INDEX "discrepancy_invoice_id_key_key" ON "discrepancy"("invoice_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "settlement_run_agreement_id_period_version_key" ON "settlement_run"("agreement_id", "period", "version");

-- CreateIndex
CREATE INDEX "settlement_line_run_id_idx" ON "settlement_line"("run_id");

-- CreateIndex
CREATE INDEX "sim_assignment_agreement_id_idx" ON "sim_assignment"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "sim_assignment_operator_id_id_key" ON "sim_assignment"("operator_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "number_range_operator_id_id_key" ON "number_range"("operator_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_operator_id_id_key" ON "statement"("operator_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_operator_id_number_version_key" ON "statement"("operator_id", "number", "version");

-- CreateIndex
CREATE UNIQUE INDEX "statement_line_operator_id_statement_id_line_number_key" ON "statement_line"("operator_id", "statement_id", "line_number");

-- CreateIndex
CREATE INDEX "usage_aggregate_agreement_id_period_idx" ON "usage_aggregate"("agreement_id", "period");

-- CreateIndex
CREATE UNIQUE INDEX "usage_file_sha256_key" ON "usage_file"("sha256");

-- CreateIndex
CREATE INDEX "usage_file_source_id_sequence_idx" ON "usage_file"("source_id", "sequence");

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_mno_id_fkey" FOREIGN KEY ("mno_id") REFERENCES "mno"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_version" ADD CONSTRAINT "agreement_version_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_period" ADD CONSTRAINT "agreement_period_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "mno_invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute_event" ADD CONSTRAINT "dispute_event_dispute_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "margin_version" ADD CONSTRAINT "margin_version_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "margin_version" ADD CONSTRAINT "margin_version_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retail_revenue" ADD CONSTRAINT "retail_revenue_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mno_invoice" ADD CONSTRAINT "mno_invoice_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mno_invoice_line" ADD CONSTRAINT "mno_invoice_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "mno_invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discrepancy" ADD CONSTRAINT "discrepancy_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "mno_invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discrepancy" ADD CONSTRAINT "discrepancy_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discrepancy" ADD CONSTRAINT "discrepancy_dispute_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_run" ADD CONSTRAINT "settlement_run_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_run" ADD CONSTRAINT "settlement_run_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "mno_invoice"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlement_line" ADD CONSTRAINT "settlement_line_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "settlement_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settled_usage" ADD CONSTRAINT "settled_usage_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "settlement_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settled_usage" ADD CONSTRAINT "settled_usage_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "usage_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_dispute_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "dispute"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustment" ADD CONSTRAINT "adjustment_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "settlement_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_statement" ADD CONSTRAINT "issued_statement_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "settlement_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_statement" ADD CONSTRAINT "issued_statement_operator_id_statement_id_fkey" FOREIGN KEY ("operator_id", "statement_id") REFERENCES "statement"("operator_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sim_assignment" ADD CONSTRAINT "sim_assignment_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sim_assignment" ADD CONSTRAINT "sim_assignment_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_range" ADD CONSTRAINT "number_range_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_range" ADD CONSTRAINT "number_range_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "operator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_line" ADD CONSTRAINT "statement_line_operator_id_statement_id_fkey" FOREIGN KEY ("operator_id", "statement_id") REFERENCES "statement"("operator_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_aggregate" ADD CONSTRAINT "usage_aggregate_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "usage_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_aggregate" ADD CONSTRAINT "usage_aggregate_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quarantine_total" ADD CONSTRAINT "quarantine_total_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "usage_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_source" ADD CONSTRAINT "usage_source_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_file" ADD CONSTRAINT "usage_file_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "usage_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_file" ADD CONSTRAINT "usage_file_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_file_event" ADD CONSTRAINT "usage_file_event_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "usage_source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

