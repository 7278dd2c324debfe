export const RUNTIME_ROLES = ["tributary_portfolio", "tributary_operator", "tributary_mediation"] as const;
export type RuntimeRole = (typeof RUNTIME_ROLES)[number];

/** A privilege on a table; one on columns alone names them, in the table's order. */
export type Grant = "SELECT" | "INSERT" | "UPDATE" | "DELETE" | `SELECT(${string})`;

const READ = ["SELECT"] as const;
const ADD = ["SELECT", "INSERT"] as const;
const EDIT = ["SELECT", "INSERT", "UPDATE"] as const;
const OWN = ["SELECT", "INSERT", "UPDATE", "DELETE"] as const;

/**
 * Everything a runtime role may do to the shared tables. A migration grants it and a test compares the
 * catalog
 * with it, so that a right nobody wrote down here fails.
 */
export const TABLE_GRANTS: Readonly<Record<RuntimeRole, Readonly<Record<string, readonly Grant[]>>>> = {
  tributary_portfolio: {
    adjustment: EDIT,
    agreement: EDIT,
    agreement_period: EDIT,
    agreement_version: ADD,
    audit_event: ADD,
    discrepancy: EDIT,
    dispute: EDIT,
    dispute_event: ADD,
    fx_rate: ADD,
    issued_statement: ADD,
    ledger_posting: ADD,
    ledger_transaction: ADD,
    margin_version: ADD,
    mno: EDIT,
    mno_invoice: EDIT,
    mno_invoice_line: ADD,
    number_range: EDIT,
    operator: EDIT,
    quarantine_total: READ,
    retail_revenue: EDIT,
    settled_usage: OWN,
    settlement_line: OWN,
    settlement_run: OWN,
    sim_assignment: EDIT,
    statement: ADD,
    statement_line: ADD,
    usage_aggregate: READ,
    usage_file: READ,
    usage_file_event: READ,
    usage_source: EDIT,
  },
  tributary_operator: {
    operator: ["SELECT(id, name, status, currency, country, live_from, live_until)"],
    statement: READ,
    statement_line: READ,
  },
  tributary_mediation: {
    agreement: READ,
    agreement_period: READ,
    agreement_version: READ,
    audit_event: ["INSERT"],
    mno: READ,
    number_range: READ,
    operator: READ,
    quarantine_total: ADD,
    sim_assignment: READ,
    usage_aggregate: ADD,
    usage_file: ADD,
    usage_file_event: ADD,
    usage_source: READ,
  },
};

/** Sequences a role may draw numbers from: those of the tables it inserts into. */
export const SEQUENCE_GRANTS: Readonly<Record<RuntimeRole, readonly string[]>> = {
  tributary_portfolio: ["audit_event_id_seq", "ledger_posting_id_seq"],
  tributary_operator: [],
  tributary_mediation: [
    "audit_event_id_seq",
    "quarantine_total_id_seq",
    "usage_aggregate_id_seq",
    "usage_file_id_seq",
  ],
};

/** Functions a role may call. Trigger functions need no grant. */
export const FUNCTION_GRANTS: Readonly<Record<RuntimeRole, readonly string[]>> = {
  tributary_portfolio: ["app_operator"],
  tributary_operator: ["app_operator"],
  tributary_mediation: ["app_ensure_usage_month", "app_operator"],
};
