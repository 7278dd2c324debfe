const BOOKS = "The MVNA's own books: sums and amounts, and nobody's name.";
const LOG = "Who did what, sealed in a chain that a gap would break.";
const DECISIONS = "What the MVNA decided about the operator, when and why.";
const PROOF = "That there was a pack, and what it held.";
const ACCOUNTS = "Roles are taken away, not forgotten.";

/** Tables whose rows of an operator stay when its data is deleted, each with the reason. */
export const WHAT_STAYS: Readonly<Record<string, string>> = {
  adjustment: BOOKS,
  alert: DECISIONS,
  audit_event: LOG,
  audit_seal: LOG,
  data_deletion: DECISIONS,
  deletion_hold: DECISIONS,
  discrepancy: BOOKS,
  export_pack: PROOF,
  issued_statement: BOOKS,
  margin_version: BOOKS,
  mno_invoice_line: BOOKS,
  offboarding: DECISIONS,
  onboarding: DECISIONS,
  onboarding_item: DECISIONS,
  onboarding_wait: DECISIONS,
  operator: DECISIONS,
  operator_access: LOG,
  operator_dispute: BOOKS,
  operator_dispute_event: BOOKS,
  operator_dispute_line: BOOKS,
  operator_dispute_link: BOOKS,
  operator_setup: DECISIONS,
  operator_suspension: DECISIONS,
  quarantine_redrive: BOOKS,
  quarantine_total: BOOKS,
  rehearsal: DECISIONS,
  retail_revenue: BOOKS,
  retail_total: BOOKS,
  retention_rule: DECISIONS,
  role_binding: ACCOUNTS,
  settlement_line: BOOKS,
  statement: BOOKS,
  statement_acceptance: BOOKS,
  statement_line: BOOKS,
  statement_payment: BOOKS,
  statement_usage: BOOKS,
  support_scope: LOG,
  usage_aggregate: BOOKS,
  withheld_range: DECISIONS,
};
