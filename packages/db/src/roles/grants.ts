export const RUNTIME_ROLES = [
  "tributary_portfolio",
  "tributary_operator",
  "tributary_mediation",
  "tributary_auth",
  "tributary_jobs",
] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/** A privilege on a table; one on columns alone names them, in the table's order. */
export type Grant = "SELECT" | "INSERT" | "UPDATE" | "DELETE" | `SELECT(${string})`;

const READ = ["SELECT"] as const;
const ADD = ["SELECT", "INSERT"] as const;
const EDIT = ["SELECT", "INSERT", "UPDATE"] as const;
const OWN = ["SELECT", "INSERT", "UPDATE", "DELETE"] as const;

/** What the portfolio may know of what operators' detectors found: no SIM, no subscriber, no fingerprint. */
const USAGE_ALERT_WITHOUT_NAMES: Grant = `SELECT(${[
  ...["id", "operator_id", "detector", "severity", "status", "currency", "at_risk_micros", "measured"],
  ...["limit_value", "unit", "opened_at", "snoozed_until", "closed_at"],
].join(", ")})`;

/**
 * Everything a runtime role may do to the shared tables. A migration grants it and a test compares the
 * catalog
 * with it, so that a right nobody wrote down here fails.
 */
export const TABLE_GRANTS: Readonly<Record<RuntimeRole, Readonly<Record<string, readonly Grant[]>>>> = {
  tributary_portfolio: {
    adjustment: EDIT,
    agreement: EDIT,
    agreement_draft: EDIT,
    agreement_period: EDIT,
    agreement_version: ADD,
    alert: EDIT,
    alert_event: ADD,
    alert_rule: ADD,
    alert_run: EDIT,
    audit_event: ADD,
    audit_seal: ADD,
    correction_request: EDIT,
    discrepancy: EDIT,
    dispute: EDIT,
    dispute_event: ADD,
    fx_rate: ADD,
    idempotency_key: EDIT,
    incoming_sim: ADD,
    incoming_sim_transfer: ADD,
    issued_statement: ADD,
    ledger_posting: ADD,
    ledger_transaction: ADD,
    margin_version: ADD,
    mno: EDIT,
    mno_invoice: EDIT,
    mno_invoice_line: ADD,
    number_range: EDIT,
    operator: EDIT,
    operator_access: EDIT,
    operator_dispute: ["SELECT", "UPDATE"],
    operator_dispute_event: ADD,
    operator_dispute_line: READ,
    operator_dispute_link: ADD,
    outbox_event: EDIT,
    pickup_file: READ,
    quarantine_redrive: EDIT,
    quarantine_total: READ,
    retail_revenue: EDIT,
    retail_total: READ,
    run_progress: EDIT,
    saved_view: OWN,
    session_part: READ,
    settled_usage: OWN,
    settlement_line: OWN,
    settlement_run: OWN,
    sim_assignment: EDIT,
    sim_transfer: ["SELECT", "UPDATE"],
    sim_transfer_item: READ,
    sim_transfer_route: ADD,
    source_pickup: READ,
    statement: ADD,
    statement_acceptance: READ,
    statement_line: ADD,
    statement_payment: ADD,
    statement_usage: ADD,
    usage_aggregate: READ,
    usage_alert: [USAGE_ALERT_WITHOUT_NAMES],
    usage_correction: READ,
    usage_file: READ,
    usage_file_event: READ,
    usage_source: EDIT,
    usage_upload: OWN,
  },
  tributary_operator: {
    alert_run: ["SELECT", "UPDATE"],
    audit_event: ["INSERT", "SELECT(id, occurred_at, actor, action, subject, operator_id, app, request_id)"],
    audit_seal: READ,
    balance_entry: ADD,
    bill: OWN,
    bill_exception: OWN,
    bill_line: OWN,
    bill_number: EDIT,
    bill_run: EDIT,
    bill_task: EDIT,
    billing_profile: ADD,
    card_checkout: EDIT,
    card_refund: EDIT,
    dunning_day: EDIT,
    dunning_notice: ADD,
    gateway_profile: ADD,
    idempotency_key: EDIT,
    incoming_sim: READ,
    incoming_sim_transfer: ["SELECT", "UPDATE"],
    legal_hold: EDIT,
    network_order: EDIT,
    network_order_event: ADD,
    network_profile: ADD,
    operator: ["SELECT(id, name, status, currency, country, live_from, live_until)"],
    operator_access: READ,
    operator_dispute: EDIT,
    operator_dispute_event: ADD,
    operator_dispute_line: ADD,
    outbox_event: EDIT,
    payment: ADD,
    payment_allocation: ADD,
    payment_promise: ADD,
    phone_number: EDIT,
    plan: EDIT,
    plan_version: OWN,
    pool_member: EDIT,
    port_event: ADD,
    port_request: EDIT,
    rate_card: EDIT,
    rate_card_version: OWN,
    rate_correction: EDIT,
    reminder: EDIT,
    retail_rating: ADD,
    retail_total: EDIT,
    retention_rule: ADD,
    retired_usage: ADD,
    saved_view: OWN,
    sim_card: EDIT,
    sim_imsi: ADD,
    sim_transfer: EDIT,
    sim_transfer_item: ADD,
    statement: READ,
    statement_acceptance: ADD,
    statement_line: READ,
    statement_payment: READ,
    statement_usage: READ,
    subscriber: EDIT,
    subscriber_event: ADD,
    subscriber_number: EDIT,
    subscriber_plan: EDIT,
    subscriber_sim: EDIT,
    usage_alert: EDIT,
    usage_alert_event: ADD,
    usage_alert_rule: ADD,
  },
  tributary_mediation: {
    agreement: READ,
    agreement_period: READ,
    agreement_version: READ,
    audit_event: ["INSERT"],
    mno: READ,
    number_range: READ,
    operator: READ,
    pickup_file: OWN,
    quarantine_total: ADD,
    session_part: ADD,
    sim_assignment: READ,
    source_pickup: EDIT,
    usage_aggregate: ADD,
    usage_correction: ADD,
    usage_file: ADD,
    usage_file_event: ADD,
    usage_source: READ,
  },
  tributary_auth: {
    app_user: EDIT,
    audit_event: ["INSERT"],
    idempotency_key: EDIT,
    login_throttle: OWN,
    operator: ["SELECT(id, name, status)"],
    recovery_code: OWN,
    role_binding: EDIT,
    single_use_link: EDIT,
    user_secret: EDIT,
    user_session: EDIT,
  },
  tributary_jobs: {},
};

/** Sequences a role may draw numbers from: those of the tables it inserts into. */
export const SEQUENCE_GRANTS: Readonly<Record<RuntimeRole, readonly string[]>> = {
  tributary_portfolio: ["audit_event_id_seq", "audit_seal_id_seq", "ledger_posting_id_seq"],
  tributary_operator: ["audit_event_id_seq"],
  tributary_mediation: [
    "audit_event_id_seq",
    "quarantine_total_id_seq",
    "usage_aggregate_id_seq",
    "usage_file_id_seq",
  ],
  tributary_auth: ["audit_event_id_seq"],
  tributary_jobs: [],
};

/** Functions a role may call. Trigger functions need no grant. */
export const FUNCTION_GRANTS: Readonly<Record<RuntimeRole, readonly string[]>> = {
  tributary_portfolio: ["app_operator"],
  tributary_operator: ["app_operator"],
  tributary_mediation: [
    "app_ensure_usage_month",
    "app_finish_usage_rewrite",
    "app_hold_usage_month",
    "app_operator",
    "app_rewrite_usage_month",
    "app_swap_usage_month",
  ],
  tributary_auth: ["app_operator"],
  tributary_jobs: [],
};

/** What the login that runs jobs may do to the queue's own tables, which lie in a schema of their own. */
export const QUEUE_GRANTS: Readonly<Record<string, readonly Grant[]>> = {
  archive: OWN,
  job: OWN,
  queue: READ,
  version: ["SELECT", "UPDATE"],
};

/**
 * Owns the functions that move SIMs between two operators and sees both sides for that. Nobody logs in as it,
 * and it has no right beyond these.
 */
export const SIM_TRANSFER_ROLE = "tributary_sim_transfer";

export const SIM_TRANSFER_GRANTS: Readonly<Record<string, readonly Grant[]>> = {
  incoming_sim_transfer: ["SELECT", "UPDATE"],
  number_range: READ,
  sim_assignment: EDIT,
  sim_card: EDIT,
  sim_imsi: ADD,
  sim_transfer: ["SELECT", "UPDATE"],
  sim_transfer_item: READ,
  sim_transfer_route: READ,
};
